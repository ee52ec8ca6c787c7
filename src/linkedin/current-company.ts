import { all, attribute, closest, first, text } from './dom.ts';
import type { Finding } from './person.ts';

/** The top card's buttons for company and school, told apart by their label alone. Last seen 2025-03; 2021-22 had a div labelled with the bare words. */
const LABELLED = 'button[aria-label], div[aria-label], a[aria-label]';
/** Such a button has a logo and stands in a list. Last seen 2025-03. */
const LOGO = ':scope > img, :scope > span img, :scope > div img';
/** In place of a missing logo. Last seen 2024-07. */
const COMPANY_GHOST = '[class*="ghost-company"]';
const SCHOOL_GHOST = '[class*="ghost-school"]';

/** How LinkedIn calls the current company in labels, by the account's language: en, fr, de, es, pt, it, nl, pl, tr, ja, zh, ko, ar, ru. */
const CURRENT_COMPANY =
  /^(?:current company|entreprise actuelle|(?:aktuelles|derzeitiges) unternehmen|empresa actual|empresa atual|azienda attuale|huidig bedrijf|(?:obecna|aktualna) firma|(?:mevcut|şu anki) şirket|(?:現在の(?:会社|勤務先))|(?:当前|目前)(?:公司|就职)|目前(?:任職)?公司|現職公司|현재 (?:회사|직장)|الشركة الحالية|(?:текущая|нынешняя) компания)/u;

/** The start of a label, before the organization's name: the same for all buttons of one kind. */
function lead(label: string, name: string): string {
  return label.slice(0, label.indexOf(name));
}

/**
 * The current company in an Ember top card. The words of the label decide. Where they are in an unknown language, the
 * order does: a card names one company and one school, in this order, under different labels. A lone button in an
 * unknown language says nothing, unless the picture in place of its logo is a company's.
 */
export function currentCompany(card: Element): Finding {
  const chips: { label: string; name: string; element: Element }[] = [];
  for (const element of all(card, LABELLED)) {
    const label = attribute(element, 'aria-label')
      .normalize('NFC')
      .replace(/[\u200E\u200F]/g, '')
      .trim();
    const name = text(element);
    if (name === '') continue;
    if (CURRENT_COMPANY.test(label.toLowerCase())) return { text: name };
    if (label !== name && label.includes(name) && closest(element, 'li') && first(element, LOGO))
      chips.push({ label, name, element });
  }
  const [company, school, ...more] = chips;
  if (company === undefined) return { absence: 'not-on-page' };
  if (first(company.element, COMPANY_GHOST)) return { text: company.name };
  if (first(company.element, SCHOOL_GHOST)) return { absence: 'not-on-page' };
  const ordered = school && more.length === 0 && lead(company.label, company.name) !== lead(school.label, school.name);
  return ordered ? { text: company.name } : { absence: 'not-on-page' };
}
