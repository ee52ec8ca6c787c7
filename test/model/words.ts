import { type Alias, aliasesOf, type Subject } from '../../src/model/schemas/people/lead.ts';

/** A question about one person: with or without the wish for a phone. */
export type Asked = { readonly person: number; readonly phone: boolean };

/** One word of the user's: all these names were asked for, and are to be bought once together. */
type Word = { readonly asked: Asked; readonly names: (readonly Alias[])[] };

/** The aliases of each stored lead. */
export type Stored = readonly (readonly Alias[])[];

/** Counts how often the user has allowed a charge: what is charged beyond that was paid twice. */
export class Words {
  readonly #words: Word[] = [];
  readonly #consents = new Map<string, Asked>();

  /**
   * The user asks for somebody and agrees to nothing more. That is a new word only if nothing ties these names to an
   * earlier one: a stored lead that both are known by, or, while the earlier one is not stored, a name in common with
   * all who share its word.
   */
  ask(asked: Asked, subject: Subject, stored: Stored): void {
    const names = aliasesOf(subject);
    const shared = this.#words.find((word) => isSame(word.asked, asked) && isTied(names, word, stored));
    if (shared) shared.names.push(names);
    else this.#words.push({ asked, names: [names] });
  }

  /** The user agrees to pay once more, over an entry that was shown. To say it twice is to say it once. */
  agree(asked: Asked, over: number): void {
    this.#consents.set(`${asked.person}|${asked.phone}|${over}`, asked);
  }

  count(person: number, phone: boolean): number {
    const all = [...this.#words.map(({ asked }) => asked), ...this.#consents.values()];
    return all.filter((asked) => isSame(asked, { person, phone })).length;
  }
}

const isSame = (one: Asked, other: Asked) => one.person === other.person && one.phone === other.phone;
const meet = (one: readonly Alias[], other: readonly Alias[]) => one.some((alias) => other.includes(alias));

function isTied(names: readonly Alias[], word: Word, stored: Stored): boolean {
  const leadOf = (member: readonly Alias[]) => stored.find((lead) => member.every((alias) => lead.includes(alias)));
  const leads = word.names.flatMap((member) => [leadOf(member) ?? []]).filter((lead) => lead.length > 0);
  return leads.length > 0 ? leads.some((lead) => meet(lead, names)) : word.names.every((member) => meet(member, names));
}
