import { expect, test, vi } from 'vitest';
import type { Failure } from '../../../src/model/schemas/purchases/failure.ts';
import { failureText } from '../../../src/ui/purchase/failure-text.ts';
import { pausedText } from '../../../src/ui/purchase/paused-text.ts';
import { NOW } from '../purchasing/examples.ts';

vi.mock('../../../src/browser.ts', () => import('./english.ts'));

const OF = { service: 'kaspr' } as const;

test.each<[Failure, sentence: string, step: string]>([
  [{ kind: 'service-down', ...OF, status: 503 }, 'Kaspr has a problem (status 503).', 'when Kaspr works again.'],
  [
    { kind: 'service-down', ...OF, status: 404 },
    'Kaspr has a problem (status 404).',
    'The base address of Kaspr may be',
  ],
  [
    { kind: 'refused', service: 'cognism', status: 404 },
    'Cognism did not accept',
    'The base address of Cognism may be',
  ],
  [{ kind: 'no-answer', service: 'cognism' }, 'Cognism did not answer.', 'when Cognism works again.'],
  [{ kind: 'timeout', ...OF }, 'within 25 seconds.', 'when Kaspr works again.'],
  [{ kind: 'maybe-charged', ...OF }, 'ended before the answer came.', 'when Kaspr works again.'],
  [{ kind: 'unreadable-reply', ...OF }, 'can’t read.', 'when Kaspr works again.'],
  [{ kind: 'rate-limited', ...OF, until: NOW }, 'takes no more requests', 'It may be a limit per day.'],
])('%j pauses a look-up with its reason, and says how it goes on', (failure, sentence, step) => {
  const text = pausedText(failure);
  expect(text.sentence).toContain(sentence);
  expect(text.step).toContain(step);
  expect(text.step).toContain('press “Resume”');
  // Nothing here is about the money of one person, and what follows on "Resume" costs.
  expect(text.step).not.toContain('costs nothing');
});

test.each<Failure>([{ kind: 'out-of-credits', ...OF }, { kind: 'spend-nothing' }, { kind: 'no-key', ...OF }])(
  '%j says what it says everywhere',
  (failure) => expect(pausedText(failure)).toEqual(failureText(failure)),
);
