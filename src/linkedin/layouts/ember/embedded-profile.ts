import { collapse } from '../../dom.ts';
import { certainPerson, findingOf, type LayoutReading, notTheSubject, type PageSubject } from '../../person.ts';
import { type EmbeddedMember, embeddedMember, entryOf, stringOf } from './islands.ts';

/** Names written in these scripts have the family name first. */
const FAMILY_FIRST = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー]+$/u;

/**
 * Reads the subject from the data that the server puts into the first HTML of an Ember page, and from nothing but the
 * entry whose publicIdentifier is the slug of the address. It has no current company: that is known once the page is
 * painted.
 */
export function readEmbeddedProfile(root: Element, subject: PageSubject): LayoutReading {
  const member = 'slug' in subject ? embeddedMember(root, subject.slug) : null;
  if (!('slug' in subject) || member === null) return notTheSubject;
  const { profile, token, memberId } = member;
  const read = (value: string) => findingOf(collapse(value), 'embedded-data');
  return certainPerson({
    slug: { text: subject.slug, by: 'address' },
    token: read(token),
    memberId: read(memberId),
    name: read(nameOf(member)),
    // A mini profile calls it occupation.
    headline: read(stringOf(profile, 'headline') || stringOf(profile, 'occupation')),
    location: read(locationOf(member)),
  });
}

function nameOf({ profile }: EmbeddedMember): string {
  const [given, family] = [stringOf(profile, 'firstName'), stringOf(profile, 'lastName')];
  return FAMILY_FIRST.test(given) && FAMILY_FIRST.test(family) ? `${family} ${given}` : `${given} ${family}`;
}

/** The place is another entity, which the profile refers to. */
function locationOf({ profile, included }: EmbeddedMember): string {
  const urn = stringOf(entryOf(profile, 'geoLocation'), '*geo');
  const place = included.find((entry) => urn !== '' && stringOf(entry, 'entityUrn') === urn);
  return stringOf(place, 'defaultLocalizedName');
}
