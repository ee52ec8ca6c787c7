import { all, attribute, collapse, contains, first, parent, text } from '../../dom.ts';
import type { RowIdentity } from '../../lists/list-layout.ts';
import { type Findings, findingOf } from '../../person.ts';
import { nameOf, ROW, shownName } from './list.ts';

/** On rows `job-title` is the time in the role. Seen 2026-08. */
const TITLE = '[data-anonymize="title"]';
/** The company, where it has a page. Seen 2026-08. */
const COMPANY = '[data-anonymize="company-name"]';
/** The link of such a company holds its number. Seen 2026-08. */
const COMPANY_ID = 'a[href*="/sales/company/"]';
/** The place. Seen 2026-08. */
const LOCATION = '[data-anonymize="location"]';
/** The degree, after a dot. Seen 2026-08. */
const DEGREE = '.artdeco-entity-lockup__degree';
/** Between title and company, where the company has no page of its own. Seen 2026-08. */
const DOT = '.separator--middot';
/** Marks a row that isn't drawn yet. Seen 2026-08. */
const HIDDEN_LABEL = '.a11y-text';
/** The label in English; for other languages a drawn row shows what surrounds its name. */
const ENGLISH = ['Add ', ' to selection'];
const MAX_ROWS_SEARCHED = 100;

export function describeSalesRow(row: Element, { name }: RowIdentity): Findings {
  // The current company is beside the title, behind its dot; elsewhere the row has earlier ones.
  const beside = lineWithDot(row) ?? row;
  const company = text(first(beside, COMPANY));
  const companyId = /\/sales\/company\/(\d+)/.exec(attribute(first(beside, COMPANY_ID), 'href'))?.[1] ?? '';
  return {
    ...(name === '' && { name: findingOf(undrawnName(row), 'label', 'part-missing') }),
    title: findingOf(text(first(row, TITLE)), 'key'),
    company: company ? findingOf(company, 'key') : findingOf(textAfterDot(row), 'line'),
    companyId: findingOf(companyId, 'own-link'),
    location: findingOf(text(first(row, LOCATION)), 'key'),
    degree: findingOf(text(first(row, DEGREE)).replace(/^[·•]\s*/, ''), 'line'),
  };
}

function undrawnName(row: Element): string {
  const label = text(first(row, HIDDEN_LABEL));
  const list = parent(row);
  const around =
    list &&
    all(list, ROW)
      .slice(0, MAX_ROWS_SEARCHED)
      .map(wordsAroundName)
      .find((words) => words !== null);
  const [before = '', after = ''] = around ?? ENGLISH;
  const isLabel = label.length > before.length + after.length && label.startsWith(before) && label.endsWith(after);
  return isLabel ? label.slice(before.length, label.length - after.length) : '';
}

function wordsAroundName(row: Element): string[] | null {
  const name = shownName(nameOf(row));
  const words = text(first(row, HIDDEN_LABEL)).split(name);
  return name !== '' && words.length === 2 ? words : null;
}

function lineWithDot(row: Element): Element | null {
  const title = first(row, TITLE);
  const lines = all(row, DOT).map(parent);
  return lines.find((line) => line && title && contains(line, title)) ?? null;
}

function textAfterDot(row: Element): string {
  const line = lineWithDot(row);
  const dot = line && first(line, DOT);
  for (let node = dot?.nextSibling ?? null; node; node = node.nextSibling) {
    if (node.nodeType === Node.TEXT_NODE && collapse(node.textContent ?? '') !== '')
      return collapse(node.textContent ?? '');
  }
  return '';
}
