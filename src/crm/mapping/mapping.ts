import { type CrmMapping, type CrmValue, crmMapping, type MappingFault } from '../../model/schemas/crm/crm.ts';

/** Salesforce and Zoho: from the vendors' documentation; the rest observed or documented likewise. */
const REQUIRED_VALUES: Readonly<Record<string, readonly CrmValue[]>> = {
  sfdc: ['last-name'],
  zohocrm: ['last-name'],
  dynamicscrmadfs: ['last-name'],
  pipedrive: ['name'],
  closeio: ['name'],
};

export function requiredBy({ element }: Pick<CrmMapping, 'element'>): readonly CrmValue[] {
  return Object.hasOwn(REQUIRED_VALUES, element) ? (REQUIRED_VALUES[element] ?? []) : [];
}

const MAX_LINK_LENGTH = 1000;

const UNSAFE_PATH = /(?:^|\.)(?:__proto__|constructor|prototype)(?:\.|$)|^\.|\.$|\.\./;

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

function isLink(link: string): boolean {
  return linkOf({ link }, '1', 'https://crm.example') !== null && link.includes('{id}');
}

/** @param site the instance's address, with or without a path */
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
