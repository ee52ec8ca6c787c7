import { profileAddress } from '../../model/profile-address.ts';
import type { LedgerEntry } from '../../model/schemas/purchases/ledger-views.ts';
import type { Purchase } from '../../model/schemas/purchases/purchase.ts';
import { onOneLine } from '../cell-text.ts';

/** In the order of the file; `previous` and `hash` follow (ledger-chain.ts). */
export const CONTENT_COLUMNS = [
  'number',
  'sent',
  'ended',
  'service',
  'operation',
  'subject',
  'name',
  'profile',
  'only_with_phone',
  'limit',
  'kinds',
  'state',
  'found',
  'failure',
  'status',
  'charged',
  'at_stake',
  'remaining',
  'repeatable',
  'run',
  'resolved_by',
  'resolved',
  'key',
] as const;

type LedgerColumn = (typeof CONTENT_COLUMNS)[number];

export function cellsOf({ purchase, name, slug }: LedgerEntry): string[] {
  const { asked, failure, resolved } = purchase;
  const texts: Record<LedgerColumn, string> = {
    number: String(purchase.id),
    sent: timeText(purchase.startedAt),
    ended: timeText(purchase.endedAt),
    service: purchase.service,
    operation: purchase.operation,
    subject: purchase.subject,
    name: name ?? '',
    profile: slug === null ? '' : profileAddress(slug),
    only_with_phone: isProfile(purchase) ? yesOrNo(asked.phoneRequired ?? false) : '',
    limit: numberText(asked.limit),
    kinds: asked.kinds?.join(' ') ?? '',
    state: purchase.state,
    found: yesOrNo(purchase.found),
    failure: failure?.kind ?? '',
    status: failure && 'status' in failure ? String(failure.status) : '',
    charged: numberText(purchase.charged),
    at_stake: numberText(purchase.stake),
    remaining: numberText(purchase.remaining),
    repeatable: yesOrNo(purchase.repeatable),
    run: numberText(purchase.run),
    resolved_by: resolved?.by ?? '',
    resolved: timeText(resolved?.at),
    key: purchase.keyId,
  };
  return CONTENT_COLUMNS.map((column) => onOneLine(texts[column]));
}

const isProfile = ({ operation }: Purchase) => operation === 'profile';
const yesOrNo = (is: boolean) => (is ? 'yes' : 'no');
const numberText = (value: number | null | undefined) => (value == null ? '' : String(value));

function timeText(at: number | null | undefined): string {
  const date = new Date(at ?? Number.NaN);
  return Number.isNaN(date.getTime()) ? '' : date.toISOString();
}
