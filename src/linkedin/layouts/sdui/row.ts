import { all, attribute, closest, collapse, contains, first, isBefore, matches, ownText, text } from '../../dom.ts';
import type { RowIdentity } from '../../lists/list-layout.ts';
import { wasHere } from '../../lists/visited.ts';
import { paintedText } from '../../painted.ts';
import { sameSlug } from '../../urls/slug.ts';
import { actionLabels, isMutual, LINKS, leadsTo, PICTURE, ROW, slugOf } from './links.ts';

/** The actions of a search result; the key ends in the member token. Saved page, seen 2026-06. */
export const ACTIONS = '[componentkey^="SearchResultsACo"], [id^="SearchResultsACo"]';
/** "Message": the query names the person's token. Saved pages, seen 2026-09. */
const MESSAGE = 'a[href*="profileUrn="], a[href*="recipient="]';
/** The token in such a link, after an encoded urn or bare. Saved pages, seen 2026-09. */
const TOKEN_IN_QUERY = /(?:profileUrn|recipient)=[^&]*?(ACoAA[\w-]+)/;
/** "Connect" and "Pending" name the person's number. Saved page, seen 2026-06. */
const INVITATION = '[componentkey*="urn:li:member:"]';

/** Actions whose address or key names a person. Saved pages, seen 2026-09. */
const ADDRESSED = `${ACTIONS}, ${MESSAGE}, ${INVITATION}`;
/** Controls and links elsewhere show no name. Saved pages, seen 2026-10. */
const CONTROL = 'button, [role="button"], a[href]';
/** Holds the name where only lines make a row. Saved pages, seen 2026-09. */
const NAME_LINE = 'p, h3, h4';
const LINE = 'p, h3, h4, span, div';

export function nameInRow(row: Element): Element | null {
  return subjectOf(row)?.name ?? null;
}

export function whoIn(row: Element): RowIdentity | null {
  const subject = subjectOf(row);
  if (subject === null) return null;
  const { slug, name } = subject;
  const shown = name === null ? '' : matches(name, LINKS) ? nameOf(name) : paintedText(name);
  return { slug, token: tokenOf(row), memberId: memberIdOf(row), name: shown };
}

type Subject = { readonly slug: string; readonly name: Element | null };

/** A bare link proves nothing: actions ("Show all", "Send") get the address of a profile that the tab has shown. */
function subjectOf(row: Element): Subject | null {
  let subject = subjects.get(row);
  if (subject === undefined) {
    subject = findSubject(row);
    if (subjects.size === 0) queueMicrotask(() => subjects.clear());
    subjects.set(row, subject);
  }
  return subject;
}

/** Kept for one task, in which the page can't change: each row is asked several times. */
const subjects = new Map<Element, Subject | null>();

function findSubject(row: Element): Subject | null {
  const links = (matches(row, LINKS) ? [row] : all(row, LINKS)).filter(
    (link) => slugOf(link) !== null && !isMutual(link),
  );
  const candidates = links
    .map((link) => slugOf(link) ?? '')
    .filter((slug, at, all) => all.findIndex((other) => sameSlug(other, slug)) === at)
    .map((slug) => {
      const own = links.filter((link) => leadsTo(slug, link));
      return { slug, own, ...nameAmong(row, own, slug) };
    })
    .filter(({ own, isNamed }, _, { length }) => isNamed || !own.every(wasHere) || (length === 1 && isAddressed(row)));
  return (
    candidates.find((one) => one.isCaptioned || (!one.isOther && one.own.some((link) => first(link, PICTURE)))) ??
    candidates.find(({ isActedUpon }) => isActedUpon) ??
    (candidates.length === 1
      ? candidates.find(({ name }) => name && (isPictured(row) || isDescribed(row, name)))
      : null) ??
    null
  );
}

function nameAmong(row: Element, own: readonly Element[], slug: string) {
  const captions = own
    .flatMap((link) => all(link, 'img[alt], [aria-label]'))
    .map((picture) => collapse(attribute(picture, 'alt') || attribute(picture, 'aria-label')));
  const labels = actionLabels(row);
  const shown = own.filter(
    (link) => attribute(link, 'aria-hidden') !== 'true' && first(link, LINKS) === null && nameOf(link) !== '',
  );
  const among = (said: readonly string[]) =>
    shown.find((link) => isSaid(said, nameOf(link))) ?? lineSaid(row, slug, said, shown.length > 0);
  const captioned = among(captions);
  const labelled = captioned ?? among(labels);
  const words = (shown[0] ? nameOf(shown[0]) : '').match(/\p{L}{2,}/gu) ?? [];
  const pictured = own.flatMap((link) => all(link, 'img[alt]').map((picture) => attribute(picture, 'alt')));
  return {
    name: labelled ?? shown[0] ?? null,
    isOther: pictured.some(Boolean) && words.length > 0 && !words.some((word) => isSaid(pictured, word)),
    isCaptioned: captioned !== null,
    isNamed: labelled !== null,
    isActedUpon: labelled !== null || (shown.length > 0 && isAddressed(row)),
  };
}

/** Without a name in a link (catch-up, invitations), the line that a caption repeats: "Photo de profil de …". */
function lineSaid(row: Element, slug: string, said: readonly string[], isLinked: boolean): Element | null {
  if (isLinked || said.length === 0) return null;
  return (
    all(row, LINE).find((line) => {
      if (ownText(line) === '' && !matches(line, 'p')) return false;
      const control = closest(line, CONTROL);
      const isControl = control !== null && contains(row, control) && !leadsTo(slug, control);
      return !isControl && isSaid(said, paintedText(line));
    }) ?? null
  );
}

const isAddressed = (row: Element) => first(row, ADDRESSED) !== null;

const isSaid = (said: readonly string[], name: string) => name.length > 1 && said.some((words) => words.includes(name));

const isPictured = (row: Element) => all(row, 'figure, img').some((picture) => closest(picture, 'a') === null);

function isDescribed(row: Element, name: Element): boolean {
  if (!closest(row, ROW) && !closest(name, NAME_LINE) && !first(name, NAME_LINE)) return false;
  const lines = all(row, 'p').filter((line) => text(line) !== '' && !first(line, 'p'));
  const others = lines.filter((line) => !contains(line, name) && !(contains(name, line) && line === nameLine(name)));
  // "Connections", "812": a count describes no person.
  return others.some((line) => /\p{L}/u.test(text(line))) && others.every((line) => !isBefore(line, name));
}

export const nameLine = (link: Element) => all(link, 'p').find((line) => text(line) !== '') ?? null;

function nameOf(link: Element): string {
  const line = nameLine(link) ?? first(link, 'span[aria-hidden="true"]');
  const painted = ownText(link) || paintedText(line) || (first(link, PICTURE) ? '' : textOnce(link));
  return (painted.split(/•|\s·\s/)[0] ?? '').trim();
}

function textOnce(link: Element): string {
  const whole = paintedText(link);
  const start = text(all(link, 'span').find((part) => first(part, 'span') === null) ?? null);
  const rest = whole.startsWith(start) ? whole.slice(start.length).trim() : '';
  return start !== '' && rest !== start && rest.includes(start) ? start : whole;
}

function tokenOf(row: Element): string | null {
  const keys = all(row, ACTIONS).flatMap((part) => [attribute(part, 'componentkey'), attribute(part, 'id')]);
  const queries = all(row, MESSAGE).map((link) => TOKEN_IN_QUERY.exec(attribute(link, 'href'))?.[1]);
  return theOnly([...keys.map((key) => /^SearchResults(ACoAA[\w-]+)$/.exec(key)?.[1]), ...queries]);
}

function memberIdOf(row: Element): string | null {
  return theOnly(all(row, INVITATION).map((part) => /urn:li:member:(\d+)/.exec(attribute(part, 'componentkey'))?.[1]));
}

function theOnly(values: readonly (string | undefined)[]): string | null {
  const [value, ...others] = new Set(values.filter((one) => one !== undefined));
  return others.length === 0 ? (value ?? null) : null;
}
