import type { Balance, Connection } from '../../model/account.ts';
import type { Failure } from '../../model/failure.ts';
import type { Subject } from '../../model/lead.ts';
import type { Asked } from '../../model/purchase.ts';
import type { Operation } from '../../model/service.ts';
import type { Ending } from '../../model/trade.ts';
import type { Answer, Request, Sending } from '../http.ts';
import { readAccounting } from './headers.ts';
import { readEnding, readRefusal } from './reply.ts';
import { verifyBody } from './schemas.ts';

export const KASPR_BASE = 'https://developer.kaspr.io';
export const DEFAULT_EMPLOYEES = 5;

/** The endpoint that costs nothing; it also serves to find out what a host can do. */
export const FREE_PATH = '/keys/verifyKey';

const PATHS: Record<Operation, string> = {
  profile: '/profile/profile',
  'domain-patterns': '/company/domainPattern',
  'domain-employees': '/company/domainEmployees',
};

/** Where and how to ask: the connection's base and key form, and the key itself. */
export type Access = { readonly base: string; readonly key: string; readonly form: 'bearer' | 'bare' };

export type Question =
  | { readonly operation: 'profile'; readonly person: Pick<Subject, 'slug' | 'name'>; readonly asked: Asked }
  | { readonly operation: 'domain-patterns'; readonly domain: string; readonly asked: Asked }
  | { readonly operation: 'domain-employees'; readonly domain: string; readonly asked: Asked };

export type Verification =
  | { readonly ok: true; readonly user: string; readonly form: 'bearer' | 'bare'; readonly balance: Balance | null }
  | { readonly ok: false; readonly failure: Failure };

/**
 * One paid request to Kaspr, generation 1. Never repeats, never throws.
 * @param sending how the POST goes out, see services/http.ts
 */
export async function ask(
  request: Request,
  access: Access,
  question: Question,
  sending: Sending,
  now: () => number,
): Promise<Ending> {
  const answer = await request({
    service: 'kaspr',
    method: 'POST',
    url: access.base + PATHS[question.operation],
    headers: authorization(access),
    json: bodyOf(question),
    sending,
  });
  return readEnding(answer, question.operation, now());
}

function bodyOf(question: Question): Record<string, unknown> {
  if (question.operation === 'profile') {
    const { slug, name } = question.person;
    return { id: slug, name, ...(question.asked.phoneRequired ? { isPhoneRequired: true } : {}) };
  }
  if (question.operation === 'domain-patterns') return { domain: question.domain };
  return { domain: question.domain, contactsNumberLimit: question.asked.limit ?? DEFAULT_EMPLOYEES };
}

/**
 * `GET /keys/verifyKey`: whose key it is. Free. The document's prose and its examples differ on the form of the key, so with
 * `auto` a 401 or 403 is asked once more with the bare key (contract K1); never on a paid call.
 */
export async function verifyKey(
  request: Request,
  connection: Pick<Connection, 'base' | 'keyForm'>,
  key: string,
  now: () => number,
): Promise<Verification> {
  const { base, keyForm } = connection;
  const first = keyForm === 'bare' ? 'bare' : 'bearer';
  const verdict = await verifyAs(request, { base, key, form: first }, now);
  if (keyForm !== 'auto' || verdict.ok || verdict.failure.kind !== 'bad-key') return verdict;
  const bare = await verifyAs(request, { base, key, form: 'bare' }, now);
  return bare.ok ? bare : verdict;
}

async function verifyAs(request: Request, access: Access, now: () => number): Promise<Verification> {
  const headers = authorization(access);
  const url = access.base + FREE_PATH;
  const answer = await request({ service: 'kaspr', method: 'GET', url, headers, sending: 'plain' });
  if (answer.kind !== 'reply') return { ok: false, failure: unanswered(answer) };
  const { status, body } = answer;
  const refusal = readRefusal(status, answer.headers, now());
  if (refusal) return { ok: false, failure: refusal };
  if (status < 200 || status > 299) return { ok: false, failure: { kind: 'service-down', service: 'kaspr', status } };
  const parsed = body.kind === 'json' ? verifyBody.safeParse(body.value) : null;
  if (!parsed?.success) return { ok: false, failure: { kind: 'unreadable-reply', service: 'kaspr' } };
  const { balance } = readAccounting(answer.headers, now());
  return { ok: true, user: parsed.data.user, form: access.form, balance };
}

function unanswered(answer: Exclude<Answer, { kind: 'reply' }>): Failure {
  if (answer.kind === 'no-reply') return { kind: answer.why === 'timeout' ? 'timeout' : 'no-answer', service: 'kaspr' };
  if (answer.why === 'no-permission') return { kind: 'no-permission', hosts: answer.hosts };
  return answer.why === 'offline' ? { kind: 'offline' } : { kind: 'bad-address', service: 'kaspr' };
}

function authorization({ key, form }: Access): Record<string, string> {
  return { Authorization: form === 'bearer' ? `Bearer ${key}` : key };
}
