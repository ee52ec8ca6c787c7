import type { Failure } from '../../model/schemas/purchases/failure.ts';
import type { Service } from '../../model/schemas/purchases/service.ts';
import type { Answer } from './http.ts';

export function noReplyFailure(answer: Exclude<Answer, { kind: 'reply' }>, service: Service): Failure {
  if (answer.kind === 'no-reply') return { kind: answer.why === 'timeout' ? 'timeout' : 'no-answer', service };
  if (answer.why === 'no-permission') return { kind: 'no-permission', hosts: answer.hosts };
  return answer.why === 'offline' ? { kind: 'offline' } : { kind: 'bad-address', service };
}
