import { collapse } from '../../dom.ts';
import { certainPerson, findingOf, type LayoutReading, notTheSubject, type PageSubject } from '../../person.ts';
import { type EmbeddedMember, embeddedMember, entryOf, stringOf } from './islands.ts';

const FAMILY_FIRST = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー]+$/u;

/** Uses only the entry with the address's slug; it has no current company. */
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
    // Mini profiles call it occupation.
    headline: read(stringOf(profile, 'headline') || stringOf(profile, 'occupation')),
    location: read(locationOf(member)),
  });
}

function nameOf({ profile }: EmbeddedMember): string {
  const [given, family] = [stringOf(profile, 'firstName'), stringOf(profile, 'lastName')];
  return FAMILY_FIRST.test(given) && FAMILY_FIRST.test(family) ? `${family} ${given}` : `${given} ${family}`;
}

function locationOf({ profile, included }: EmbeddedMember): string {
  const urn = stringOf(entryOf(profile, 'geoLocation'), '*geo');
  const place = included.find((entry) => urn !== '' && stringOf(entry, 'entityUrn') === urn);
  return stringOf(place, 'defaultLocalizedName');
}
