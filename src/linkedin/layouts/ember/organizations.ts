import { all, attribute, closest, first, text } from '../../dom.ts';
import type { Finding } from '../../person.ts';
import { CURRENT_COMPANY, EDUCATION } from './words.ts';

/**
 * The top card's buttons for company and school, told apart by their label alone. Last seen 2025-03; 2021-22 had a div
 * labelled with the bare words.
 */
const LABELLED = 'button[aria-label], div[aria-label], a[aria-label]';
/** Such a button has a logo and stands in a list. Last seen 2025-03. */
const LOGO = ':scope > img, :scope > span img, :scope > div img';
/** In place of a missing logo. Last seen 2024-07. */
const COMPANY_GHOST = '[class*="ghost-company"]';
/** The same of a school. Last seen 2024-07. */
const SCHOOL_GHOST = '[class*="ghost-school"]';

type Chip = { readonly label: string; readonly name: string; readonly element: Element };

const absent: Finding = { absence: 'not-on-page' };
const found = (chip: Chip | undefined, by: 'label' | 'picture' | 'line'): Finding =>
  chip ? { text: chip.name, by } : absent;

/**
 * Current company and school in an Ember top card. The words of the labels decide. Where they are in an unknown
 * language, the order does: a card names one company and one school, in this order, under different labels. A lone
 * button in an unknown language says nothing, unless the picture in place of its logo is a company's or a school's.
 */
export function organizationsOf(card: Element): { company: Finding; school: Finding } {
  const chips = chipsOf(card);
  const company = chips.find(({ label }) => CURRENT_COMPANY.test(label.toLowerCase()));
  const school = chips.find(({ label }) => EDUCATION.test(label.toLowerCase()));
  if (company || school) return { company: found(company, 'label'), school: found(school, 'label') };

  const [upper, lower, ...more] = chips.filter(isInList);
  if (upper === undefined || more.length > 0) return { company: absent, school: absent };
  if (first(upper.element, SCHOOL_GHOST)) return { company: absent, school: found(upper, 'picture') };
  if (lower && lead(upper) !== lead(lower)) return { company: found(upper, 'line'), school: found(lower, 'line') };
  return { company: first(upper.element, COMPANY_GHOST) ? found(upper, 'picture') : absent, school: absent };
}

function chipsOf(card: Element): Chip[] {
  return all(card, LABELLED)
    .map((element) => ({ label: labelOf(element), name: text(element), element }))
    .filter(({ name }) => name !== '');
}

function labelOf(element: Element): string {
  return attribute(element, 'aria-label')
    .normalize('NFC')
    .replace(/[\u200E\u200F]/g, '')
    .trim();
}

function isInList({ label, name, element }: Chip): boolean {
  return label !== name && label.includes(name) && closest(element, 'li') !== null && first(element, LOGO) !== null;
}

/** The start of a label, before the organization's name: the same for all buttons of one kind. */
function lead({ label, name }: Chip): string {
  return label.slice(0, label.indexOf(name));
}
