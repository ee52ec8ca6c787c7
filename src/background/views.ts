import { standingOf } from '../enrichment/decide.ts';
import { domainOf } from '../enrichment/domains.ts';
import { predictEmails } from '../enrichment/patterns/predict.ts';
import type { Subject } from '../model/lead.ts';
import type { Asked, Purchase, Wish } from '../model/purchase.ts';
import type { Operation } from '../model/service.ts';
import type { Target } from '../model/trade.ts';
import type { AccountView, ConnectionView, DomainView, Offer, PersonView } from '../model/views.ts';
import { KASPR_BASE } from '../services/kaspr/client.ts';
import type { Accounts } from '../store/accounts.ts';
import { type createBook, priceId } from '../store/book.ts';
import type { Library } from '../store/library.ts';

/** A refusal is news for this long (ms); after that the next click will tell. */
const REFUSAL_NEWS = 5 * 60_000;

type Parts = {
  readonly accounts: Accounts;
  readonly library: Library;
  readonly book: ReturnType<typeof createBook>;
  readonly now: () => number;
};

/** What is stored, as the pages show it. Reads only, and never a key. */
export function createViews({ accounts, library, book, now }: Parts) {
  async function account(): Promise<AccountView> {
    const [connection, balance] = await Promise.all([accounts.connection('kaspr'), accounts.balance('kaspr')]);
    return { hasKey: connection?.keyId != null, balance };
  }

  async function offer(operation: Operation, asked: Asked, target: Target): Promise<Offer> {
    const wish: Omit<Wish, 'subject'> = { service: 'kaspr', operation, asked };
    const [connection, history] = await Promise.all([accounts.connection('kaspr'), book.history(wish, target)]);
    const keyId = connection?.keyId;
    const price = keyId ? await accounts.price(priceId({ service: 'kaspr', operation, keyId })) : null;
    const [newest] = history;
    const purchase = standingOf(history);
    const isRefusal = newest !== undefined && newest !== purchase && isNews(newest, connection?.savedAt ?? 0);
    return { purchase, refusal: isRefusal ? newest : null, price };
  }

  /** A key that was saved since may have put right what was refused. */
  function isNews({ endedAt }: Purchase, keySavedAt: number): boolean {
    return endedAt !== null && endedAt > keySavedAt && now() - endedAt < REFUSAL_NEWS;
  }

  return {
    account,

    async person(person: Subject): Promise<PersonView> {
      const target = { person };
      const [lead, accountView, anyData, onlyWithPhone] = await Promise.all([
        library.person(person, now()),
        account(),
        offer('profile', {}, target),
        offer('profile', { phoneRequired: true }, target),
      ]);
      const contact = lead?.contact ?? null;
      return { contact, account: accountView, anyData, onlyWithPhone, domain: domainOf(contact) };
    },

    async domain(domain: string, person: Subject | null, limit: number): Promise<DomainView> {
      const target = { domain };
      const [record, lead, accountView, patterns, employees] = await Promise.all([
        library.domain(domain),
        person ? library.person(person, now()) : null,
        account(),
        offer('domain-patterns', {}, target),
        offer('domain-employees', { limit }, target),
      ]);
      const known = lead?.contact?.emails.map((email) => email.address) ?? [];
      const likely = person && record?.patterns ? predictEmails(person.name, record.patterns.list, { known }) : [];
      return { domain, record, likely, account: accountView, patterns, employees };
    },

    async connection(): Promise<ConnectionView> {
      const [connection, balance] = await Promise.all([accounts.connection('kaspr'), accounts.balance('kaspr')]);
      return {
        hasKey: connection?.keyId != null,
        keyTail: connection?.keyTail ?? null,
        user: connection?.user ?? null,
        credits: balance?.credits ?? null,
        base: connection?.base ?? KASPR_BASE,
        defaultBase: KASPR_BASE,
        keyForm: connection?.keyForm ?? 'auto',
      };
    },
  };
}

export type Views = ReturnType<typeof createViews>;
