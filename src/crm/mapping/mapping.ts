import { type CrmMapping, type CrmValue, crmMapping, type MappingFault } from '../../model/schemas/crm/crm.ts';

/** What a contact must have there. Salesforce, Zoho: the vendors' documents; Pipedrive, Close: the same. */
const REQUIRED_VALUES: Readonly<Record<string, readonly CrmValue[]>> = {
  sfdc: ['last-name'],
  zohocrm: ['last-name'],
  dynamicscrmadfs: ['last-name'],
  pipedrive: ['name'],
  closeio: ['name'],
};

/** Values without which no contact is created in an element. */
export function requiredBy({ element }: Pick<CrmMapping, 'element'>): readonly CrmValue[] {
  return Object.hasOwn(REQUIRED_VALUES, element) ? (REQUIRED_VALUES[element] ?? []) : [];
}

/** What a lead can keep. */
const MAX_LINK_LENGTH = 1000;

/** By these names a path would lead out of a body. */
const UNSAFE_PATH = /(?:^|\.)(?:__proto__|constructor|prototype)(?:\.|$)|^\.|\.$|\.\./;

/**
 * Checks a mapping as a user edited it, or a file brought it.
 * @returns the mapping if it can be used, and what is wrong with it
 */
export function checkMapping(edited: unknown): { mapping: CrmMapping | null; faults: readonly MappingFault[] } {
  const parsed = crmMapping.safeParse(edited);
  if (!parsed.success) {
    const paths = parsed.error.issues.map(({ path }) => path.join('.'));
    return { mapping: null, faults: [...new Set(paths)].map((at) => ({ kind: 'malformed', at })) };
  }
  const faults = faultsOf(parsed.data);
  return { mapping: faults.length === 0 ? parsed.data : null, faults };
}

function faultsOf(mapping: CrmMapping): MappingFault[] {
  const { fields, fixed = {}, searchEmail, searchLinkedin, link } = mapping;
  const paths = [...Object.values(fields), ...Object.keys(fixed)];
  const all = [...paths, searchEmail, ...(searchLinkedin === null ? [] : [searchLinkedin])];
  const clashing = paths.filter((path, at) =>
    paths.some((other, place) => place !== at && (other === path || other.startsWith(`${path}.`))),
  );
  const isFoundAgain = fields['work-email'] !== undefined || (searchLinkedin !== null && fields.linkedin !== undefined);
  return [
    ...requiredBy(mapping).flatMap((value): MappingFault[] => (fields[value] ? [] : [{ kind: 'missing', value }])),
    ...(isFoundAgain ? [] : [{ kind: 'not-found-again' } as const]),
    ...[...new Set(clashing)].map((field) => ({ kind: 'same-field', field }) as const),
    ...all.filter((field) => UNSAFE_PATH.test(field)).map((field) => ({ kind: 'no-field', field }) as const),
    ...Object.keys(fixed).flatMap((field): MappingFault[] =>
      fixed[field]?.trim() ? [] : [{ kind: 'empty-fixed', field }],
    ),
    ...(link === null || isLink(link) ? [] : [{ kind: 'bad-link' } as const]),
  ];
}

/** An address of https, or one that begins with the instance's own, which says which contact it leads to. */
function isLink(link: string): boolean {
  return linkOf({ link }, '1', 'https://crm.example') !== null && link.includes('{id}');
}

/**
 * Where a contact can be seen; null where it is not known.
 * @param site the instance's own address, with or without what is behind the host
 */
export function linkOf({ link }: Pick<CrmMapping, 'link'>, id: string, site: string | null): string | null {
  if (link === null || (link.includes('{site}') && site === null)) return null;
  const root = URL.parse(site ?? '')?.origin ?? '';
  const written = link
    .replaceAll('{site}', () => root)
    .replaceAll('{id}', () => encodeURIComponent(id.replace(/\p{Cs}/gu, '')));
  const url = URL.parse(written);
  const isUsable = url?.protocol === 'https:' && !url.username && !url.password && url.href.length <= MAX_LINK_LENGTH;
  return isUsable ? url.href : null;
}
