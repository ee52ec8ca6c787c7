import { isClaimedToken } from '../../linkedin/urls/claimed-member.ts';
import { sameSlug } from '../../linkedin/urls/slug.ts';
import { visibleText } from '../../model/addresses/invisible.ts';
import { compareNames } from '../../model/identity/compare-names.ts';
import type { Contradiction, CrmMapping, CrmRecord } from '../../model/schemas/crm/crm.ts';
import { allTexts, fieldAt } from '../mapping/record-fields.ts';
import type { CrmPerson } from '../mapping/values.ts';
import { memberIn } from './same-value.ts';

/** A contact whose own words say that it is somebody else; null: they say nothing of the kind. */
export function contradictionOf(mapping: CrmMapping, person: CrmPerson, record: CrmRecord): Contradiction | null {
  if (isAnotherMember(mapping, person, record)) return 'linkedin';
  return isAnotherName(person.values.name ?? '', namesIn(mapping, record)) ? 'name' : null;
}

type ShownName = { readonly given: string; readonly whole: string };

/**
 * A family name changes when people marry, and may stand alone where a CRM requires one: only a given name says that it
 * is another person.
 */
function isAnotherName(ours: string, { given, whole }: ShownName): boolean {
  const isInitial =
    /^\p{L}(?:\P{L}|$)/u.test(given) && visibleText(ours).toLowerCase().startsWith(given.slice(0, 1).toLowerCase());
  return given !== '' && !isInitial && compareNames(ours, whole) === 'different';
}

/** What CRMs and people write where a name is required and not known. */
const NO_NAME = /^(?:\W*|\[?not provided\]?|unknown|unbekannt|n\/?a|none|null|undefined|no name|tbd|\S+@\S+)$/iu;

/** Where vendors keep a whole name, for a mapping that names no field of a name that the record shows. */
const WHOLE_NAME_FIELDS = ['name', 'fullName', 'displayName'] as const;

function namesIn({ fields }: CrmMapping, record: CrmRecord): ShownName {
  const textOf = (field: string | undefined) => {
    const text = field === undefined ? '' : visibleText(fieldAt(record, field).texts[0] ?? '');
    return NO_NAME.test(text) ? '' : text;
  };
  const [given, family] = [textOf(fields['first-name']), textOf(fields['last-name'])];
  if (given || family) return { given, whole: `${given} ${family}`.trim() };
  const whole = [fields.name, ...WHOLE_NAME_FIELDS].map(textOf).find(Boolean) ?? '';
  return { given: whole, whole };
}

/**
 * Whether the contact's LinkedIn address is that of another member. Member tokens and slugs say nothing of each other,
 * and an address within a longer text may be anybody's.
 */
function isAnotherMember({ fields, searchLinkedin }: CrmMapping, { members }: CrmPerson, record: CrmRecord): boolean {
  const mapped = [fields.linkedin, searchLinkedin].flatMap((field) => (field ? fieldAt(record, field).texts : []));
  const named = [...mapped, ...allTexts(record)].flatMap((text) => memberIn(text) ?? []);
  const comparable = named.filter((member) => members.some((own) => isClaimedToken(own) === isClaimedToken(member)));
  return comparable.length > 0 && !comparable.some((member) => members.some((own) => sameSlug(own, member)));
}
