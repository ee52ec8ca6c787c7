import type { Contact, Email, Phone, UnreadValue } from '../schemas/people/contact.ts';

type Word = { readonly at: number; readonly retractedAt?: number | undefined };
type Sourced = { readonly sources: readonly Word[] };
export type ContactValues = { readonly emails: readonly Email[]; readonly phones: readonly Phone[] };

/** No source reports it any more. One that still does keeps it current. */
export function isEarlier({ sources }: Sourced): boolean {
  return sources.length > 0 && sources.every(({ retractedAt }) => retractedAt !== undefined);
}

/** Epoch ms; 0 where no source is known. */
export const lastReportedAt = ({ sources }: Sourced): number => Math.max(0, ...sources.map(({ at }) => at));

export const currentOf = ({ emails, phones }: ContactValues): ContactValues => ({
  emails: emails.filter((one) => !isEarlier(one)),
  phones: phones.filter((one) => !isEarlier(one)),
});

/** Newest first. */
export const earlierOf = ({ emails, phones }: ContactValues): ContactValues => ({
  emails: emails.filter(isEarlier).sort(byLastReport),
  phones: phones.filter(isEarlier).sort(byLastReport),
});

const byLastReport = (a: Sourced, b: Sourced) => lastReportedAt(b) - lastReportedAt(a);

/** Without those that a later answer has replaced. */
export const unreadOf = ({ unread = [] }: Pick<Contact, 'unread'>): readonly UnreadValue[] =>
  unread.filter(({ retractedAt }) => retractedAt === undefined);
