import { PEOPLE } from '../people.ts';
import type { Person } from '../person.ts';
import { HOME } from './address.ts';
import { NO_PICTURE } from './ember-shell.ts';
import { type Html, html, type Part } from './html.ts';

/** A lead's own token in Sales Navigator, which leads to no public profile. */
export const salesToken = ({ token }: Person): string => token.replace(/^ACo/, 'ACw');

/** A search of Sales Navigator: the list scrolls inside the page. */
export function salesSearchPage(): Html {
  return workPage(
    'Lead results | Sales Navigator',
    html`<div id="search-results-container" class="sales-results"><ol
  class="artdeco-list list-style-none">${PEOPLE.map(lead)}</ol></div>`,
  );
}

/** A search of Recruiter: nothing in it says who the people are on LinkedIn. */
export function recruiterSearchPage(): Html {
  return workPage('Recruiter search', html`<div class="profile-list">${PEOPLE.slice(0, 8).map(candidate)}</div>`);
}

/** The tools for work share neither frame nor embedded data with the site for everybody. */
function workPage(title: string, main: Part): Html {
  return html`<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${title}</title><meta name="viewport"
  content="width=device-width, initial-scale=1.0"><link rel="stylesheet" href="/static/style.css"></head>
<body class="ember-application"><header class="global-nav"><a class="global-nav__logo"
  href="${HOME}/sales/home">in</a><span class="global-nav__note">sandbox</span></header><main
  class="work-page">${main}</main></body></html>`;
}

function lead(person: Person, index: number): Html {
  const id = `${salesToken(person)},NAME_SEARCH,x${index}`;
  return html`<li class="artdeco-list__item"><div data-scroll-into-view="urn:li:fs_salesProfile:(${id})"><div
  class="sales-lockup" data-x-search-result="LEAD"><label class="sales-check"><input type="checkbox"><span
  class="a11y-text visually-hidden">Add ${person.cleanName} to selection</span></label>
<img class="ghost-person" alt="" src="${NO_PICTURE}"><div class="artdeco-entity-lockup__content"><div
  class="artdeco-entity-lockup__title"><a class="link--mercado" data-lead-search-result="profile-link-st${index}"
  href="/sales/lead/${id}?_ntb=x"><span data-anonymize="person-name">${person.cleanName}</span></a></div><span
  class="artdeco-entity-lockup__degree">&nbsp;·&nbsp;${person.degree}</span>
<div class="artdeco-entity-lockup__subtitle"><span
  data-anonymize="title">${person.title ?? person.headline}</span> <span aria-hidden="true"
  class="separator--middot"></span> ${person.company ?? 'Old Harbour Works'}</div>
<div class="artdeco-entity-lockup__caption"><span data-anonymize="location">${person.location}</span></div><div
  class="artdeco-entity-lockup__metadata"
  data-anonymize="job-title">1 year 11 months in role</div></div></div></div></li>`;
}

function candidate(person: Person): Html {
  return html`<article class="row recruiter-row"><img class="ghost-person" alt="" src="${NO_PICTURE}"><div
  class="artdeco-entity-lockup__content"><span class="lockup__content-title"><span data-test-row-lockup-full-name=""
  data-live-test-row-lockup-full-name=""><div class="artdeco-entity-lockup__title">${person.cleanName}</div></span>
<span data-test-lockup-degree=""><div class="artdeco-entity-lockup__badge"><span class="artdeco-entity-lockup__degree"
  aria-hidden="true">·&nbsp;${person.degree}</span></div></span></span>
<div class="artdeco-entity-lockup__subtitle"><span
  data-test-row-lockup-headline="">${person.headline}</span></div><div class="artdeco-entity-lockup__metadata"><div
  data-test-row-lockup-location="">${person.location}</div></div></div></article>`;
}
