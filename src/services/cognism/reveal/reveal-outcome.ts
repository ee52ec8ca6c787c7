import type { AnsweredPerson } from '../../../model/purchase-terms.ts';
import { answeredName, answeredSlug } from '../../values/answered-person.ts';
import { contactOf, isContactBroken, reportsOf } from '../contact.ts';
import { isOtherProfile } from '../profile-slug.ts';
import type { ContactBody } from '../schemas.ts';
import { NOTHING_FOUND, type RevealVerdict, settled, UNREADABLE } from '../verdict.ts';
import type { AssignedContact } from './assign-contacts.ts';
import { personIn } from './redeem-id.ts';

/** "1 credit per contact, first time only", but no reply says if this was the first: the ledger assumes so. */
const REVEAL_PRICE = 1;

/** Another person's data was paid for: it is kept, but marked for the user to judge. `slug` is decoded. */
export function revealOutcome(found: AssignedContact, redeemId: string, slug: string, now: number): RevealVerdict {
  if (found === 'absent') return NOTHING_FOUND;
  if (found === 'unclear') return UNREADABLE;
  const contact = contactOf(found, { service: 'cognism', at: now });
  const about = aboutWhom(found, redeemId, slug);
  const hasContact = contact.emails.length > 0 || contact.phones.length > 0;
  const isBroken = isContactBroken(found) && !hasContact;
  const isEmpty = !hasContact && !contact.unread && !contact.title && !contact.company && !contact.location;
  if (about.isOther && (isBroken || isEmpty)) {
    return { ...settled(null, REVEAL_PRICE), failure: { kind: 'wrong-person', service: 'cognism' } };
  }
  // Failing is better than hiding that the paid part was unreadable.
  if (isBroken) return UNREADABLE;
  const data = { operation: 'reveal', contact, about, reports: reportsOf(found, contact) } as const;
  return settled(isEmpty ? null : data, REVEAL_PRICE);
}

function aboutWhom(body: ContactBody, redeemId: string, slug: string): AnsweredPerson {
  const isOtherId = hasOtherPerson(body, redeemId);
  return {
    name: answeredName(body.fullName, body.firstName, body.lastName),
    slug: isOtherId ? null : answeredSlug(body.linkedinUrl),
    isOther: isOtherId || isOtherProfile(body.linkedinUrl, slug),
  };
}

function hasOtherPerson(body: ContactBody, redeemId: string): boolean {
  const [wanted, found] = [personIn(redeemId), typeof body.redeemId === 'string' ? personIn(body.redeemId) : null];
  return wanted !== null && found !== null && wanted !== found;
}
