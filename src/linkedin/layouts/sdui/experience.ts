import { all, attribute, closest, contains, first, text } from '../../dom.ts';
import { type Findings, findingOf } from '../../person.ts';

/** The card of jobs, drawn only once it has been scrolled into view. Saved page, seen 2026-05. */
export const EXPERIENCE_CARD = '[componentkey$="ExperienceTopLevelSection"]';
/** One employer, with one job or a list of them. Saved page, seen 2026-05. */
const EMPLOYER = '[componentkey^="entity-collection-item"]';
/** One of several jobs at an employer. Saved page, seen 2026-05. */
const JOB = 'li';
/** Seen 2026-05. */
const COMPANY_LINK = 'a[href*="/company/"]';

/**
 * "Feb 2021 - Present · 2 yrs", in any language: it begins with a year, and after the dash there is none. What follows
 * a dot is a length of time; "Studio 2000 - Media · Full-time" is a company.
 */
const DATES = /^(?=[^-–—]*\p{Nd}{4})[^·]*?[-–—]\s?([^·]+)(?:$|·.*\p{Nd})/u;

type ExperienceJob = { readonly title: string; readonly company: string; readonly companyId: string };

/** The card of jobs of the member with this token; null if it is not drawn. */
function experienceCard(root: Element, token: string): Element | null {
  return (
    all(root, EXPERIENCE_CARD).find((card) => attribute(card, 'componentkey').includes(`ref${token}Experience`)) ?? null
  );
}

/**
 * The job that a member has now, from their card of jobs. Of several, the one at the company that the top card names;
 * if none is there, nothing is said.
 * @param employer the company of the top card, `''` if unknown
 */
function currentJob(card: Element, employer: string): ExperienceJob | null {
  const jobs = all(card, EMPLOYER).flatMap(currentJobsIn);
  const known = employer === '' ? jobs : jobs.filter(({ company }) => company === employer);
  const [job, ...others] = known;
  if (job === undefined) return null;
  return employer !== '' || others.every(({ company }) => company === job.company) ? job : null;
}

function currentJobsIn(employer: Element): ExperienceJob[] {
  const companyId = /\/company\/(\d+)/.exec(attribute(first(employer, COMPANY_LINK), 'href'))?.[1] ?? '';
  const jobs = all(employer, JOB).filter((job) => datesOf(job) !== '');
  if (jobs.length === 0) {
    const [title = '', company = ''] = linesOf(employer);
    // "Company · Full-time"
    return isCurrent(employer) ? [{ title, company: company.split(' · ')[0] ?? '', companyId }] : [];
  }
  const company = text(all(employer, 'p').find((line) => !jobs.some((job) => contains(job, line))) ?? null);
  return jobs.filter(isCurrent).map((job) => ({ title: linesOf(job)[0] ?? '', company, companyId }));
}

/** The lines above and with the dates; those in pictures' captions come later. */
function linesOf(job: Element): string[] {
  return all(job, 'p')
    .filter((line) => closest(line, 'figure') === null)
    .map(text)
    .filter(Boolean);
}

/** The first line is the title, which may look like dates: "Class of 2020 – Mentor". */
const datesOf = (job: Element) =>
  linesOf(job)
    .slice(1)
    .find((line) => DATES.test(line)) ?? '';

function isCurrent(job: Element): boolean {
  const [, end = ''] = DATES.exec(datesOf(job)) ?? [];
  return end.trim() !== '' && !/\p{Nd}/u.test(end);
}

/** What the card of jobs of the member with this token says, if it happens to be drawn. */
export function jobFindings(
  root: Element,
  token: string,
  employer: string,
): Pick<Findings, 'title' | 'company' | 'companyId'> {
  const card = experienceCard(root, token);
  const job = card && currentJob(card, employer);
  if (!job) return {};
  const finding = (value: string) => findingOf(value, 'experience-card');
  return { title: finding(job.title), company: finding(job.company), companyId: finding(job.companyId) };
}
