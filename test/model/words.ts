import { type Alias, aliasesOf, type Lead, type Subject } from '../../src/model/schemas/people/lead.ts';
import type { Purchase } from '../../src/model/schemas/purchases/purchase.ts';
import type { PaidService } from '../../src/model/schemas/purchases/service.ts';

/** A question about one person: with or without the wish for a phone. */
export type Asked = { readonly person: number; readonly phone: boolean };

/** One word of the user's: all these names were asked for, and are to be bought once together. */
type Word = { readonly asked: Asked; readonly names: (readonly Alias[])[] };

/** What is on disk at that moment. */
export type Stored = { readonly leads: readonly Lead[]; readonly purchases: readonly Purchase[] };

/** Counts how often the user has allowed a service to charge: what it charged beyond that was paid twice. */
export class Words {
  readonly #service: PaidService;
  readonly #words: Word[] = [];
  readonly #consents = new Map<string, Asked>();

  constructor(service: PaidService) {
    this.#service = service;
  }

  /**
   * The user asks for somebody and agrees to nothing more. That is a new word only if what is stored does not answer
   * it, and if nothing ties these names to an earlier one: a stored lead that both are known by, or, while the earlier
   * one is not stored, a name in common with all who share its word.
   */
  ask({ person, phone }: Asked, subject: Subject, stored: Stored): void {
    const asked = { person, phone: this.#isByPhone(phone) };
    const names = aliasesOf(subject);
    if (this.#isAnswered(asked, names, stored)) return;
    const shared = this.#words.find((word) => isSame(word.asked, asked) && isTied(names, word, stored));
    if (shared) shared.names.push(names);
    else this.#words.push({ asked, names: [names] });
  }

  /** The user agrees to pay once more, over an entry that was shown. To say it twice is to say it once. */
  agree({ person, phone }: Asked, replaced: Purchase): void {
    if (replaced.service !== this.#service) return;
    const asked = { person, phone: this.#isByPhone(phone) };
    this.#consents.set(`${asked.person}|${asked.phone}|${replaced.id}`, asked);
  }

  count(person: number, phone: boolean): number {
    const all = [...this.#words.map(({ asked }) => asked), ...this.#consents.values()];
    return all.filter((asked) => isSame(asked, { person, phone })).length;
  }

  /** Kaspr alone is asked for people with a phone only; at Cognism it is the same contact. */
  #isByPhone(phone: boolean): boolean {
    return phone && this.#service === 'kaspr';
  }

  /**
   * "Covers": a person with a phone answers the question without, a person without data answers both, and a person
   * whose phone is known from this service answers the question with.
   */
  #isAnswered({ phone }: Asked, names: readonly Alias[], { leads, purchases }: Stored): boolean {
    const same = leads.filter(({ aliases }) => meet(aliases, names));
    return purchases.some(({ service, subject, state, failure, found, asked }) => {
      const lead = same.find(({ id }) => id === subject);
      if (!lead || service !== this.#service || state !== 'settled' || failure !== null) return false;
      const isByPhone = this.#isByPhone(asked.phoneRequired === true);
      if (isByPhone === phone) return false;
      if (isByPhone || !found) return isByPhone ? found : true;
      const phones = lead.contact?.phones ?? [];
      return phones.some(({ sources }) => sources.some((source) => source.service === service));
    });
  }
}

const isSame = (one: Asked, other: Asked) => one.person === other.person && one.phone === other.phone;
const meet = (one: readonly Alias[], other: readonly Alias[]) => one.some((alias) => other.includes(alias));

function isTied(names: readonly Alias[], word: Word, { leads: stored }: Stored): boolean {
  const leadOf = (member: readonly Alias[]) =>
    stored.find(({ aliases }) => member.every((alias) => aliases.includes(alias)))?.aliases;
  const leads = word.names.flatMap((member) => [leadOf(member) ?? []]).filter((lead) => lead.length > 0);
  return leads.length > 0 ? leads.some((lead) => meet(lead, names)) : word.names.every((member) => meet(member, names));
}
