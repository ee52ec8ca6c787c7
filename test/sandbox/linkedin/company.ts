import type { Company } from '../companies.ts';
import { PEOPLE } from '../people.ts';
import type { Person } from '../person.ts';
import { HOME, profileUrl } from './address.ts';
import { emberDocument, NO_PICTURE } from './ember-shell.ts';
import { type Html, html } from './html.ts';
import { companyIslands } from './islands.ts';

/** A company's About page (Ember): the website is a `dd` among others. */
export function companyAbout(company: Company): Html {
  const site = `https://www.${company.domain}/`;
  return emberDocument({
    title: `(2) ${company.name}: About | LinkedIn`,
    islands: companyIslands(company),
    main: html`${topCard(company)}<section class="artdeco-card org-about-module__margin-bottom"><h2>Overview</h2><p
  class="break-words">${company.about}</p>
<dl class="overflow-hidden"><dt><h3>Website</h3></dt><dd><a id="ember90" class="link-without-visited-state ember-view"
  href="${site}" target="_blank" rel="noopener"><span dir="ltr">${site}</span></a></dd>
<dt><h3>Phone</h3></dt><dd><a href="tel:+442079460112"><span aria-hidden="true">+44 20 7946 0112</span><span
  class="visually-hidden">Phone number is +44 20 7946 0112</span></a></dd>
<dt><h3>Industry</h3></dt><dd>${company.industry}</dd><dt><h3>Company size</h3></dt><dd>${company.size}</dd
  ><dd>440 associated members</dd>
<dt><h3>Headquarters</h3></dt><dd>${company.headquarters}</dd><dt><h3>Founded</h3></dt><dd>${company.founded}</dd></dl
  ></section>`,
  });
}

/** A company's People page (Ember): cards of members, one of them without a name. */
export function companyPeople(company: Company): Html {
  const staff = PEOPLE.filter(({ companySlug }) => companySlug === company.slug);
  return emberDocument({
    title: `(3) ${company.name}: People | LinkedIn`,
    islands: companyIslands(company),
    main: html`${topCard(company)}<ul class="list-style-none org-people__list">${staff.map(card)}
<li class="org-people-profile-card__card-spacing"><section class="artdeco-card"><div
  class="org-people-profile-card__profile-info"><div class="artdeco-entity-lockup"><div
  class="artdeco-entity-lockup__title"><div class="lt-line-clamp">LinkedIn Member</div></div><div
  class="artdeco-entity-lockup__subtitle"><div
  class="lt-line-clamp">Engineer</div></div></div></div></section></li></ul>`,
  });
}

function topCard(company: Company): Html {
  return html`<section class="artdeco-card org-top-card"><div class="org-top-card__primary-content"><h1
  class="org-top-card-summary__title t-24 t-black t-bold"><span dir="ltr">${company.name}</span></h1>
<div class="org-top-card-summary-info-list"><div
  class="org-top-card-summary-info-list__info-item">${company.industry}</div><div
  class="org-top-card-summary-info-list__info-item">${company.headquarters}</div><div
  class="org-top-card-summary-info-list__info-item">12K followers</div></div>
<div class="org-top-card-primary-actions__inner"><a class="artdeco-button artdeco-button--primary"
  href="https://www.${company.domain}/careers?utm_source=linkedin" target="_blank"
  rel="noopener"><span>Visit website</span></a></div>
<nav class="org-page-navigation"><a href="${HOME}/company/${company.slug}/about/">About</a><a
  href="${HOME}/company/${company.slug}/people/">People</a></nav></div></section>`;
}

function card(person: Person): Html {
  const url = `${profileUrl(person)}?miniProfileUrn=${encodeURIComponent(`urn:li:fs_miniProfile:${person.token}`)}`;
  return html`<li class="org-people-profile-card__card-spacing"><section class="artdeco-card"><div
  class="org-people-profile-card__profile-info"><div class="artdeco-entity-lockup">
<a href="${url}" aria-label="View ${person.name}’s profile"><img alt="" src="${NO_PICTURE}" class="ghost-person"></a>
<div class="artdeco-entity-lockup__title"><a href="${url}"><div class="lt-line-clamp">
${person.name}
</div></a></div><div class="artdeco-entity-lockup__badge"><span
  class="artdeco-entity-lockup__degree">· ${person.degree}</span><span
  class="visually-hidden">${person.degree} degree connection</span></div>
<div class="artdeco-entity-lockup__subtitle"><div class="lt-line-clamp">${person.headline}</div></div></div><span
  class="t-12"><strong>Agnes Thornquist</strong> is a mutual connection</span></div><footer><button type="button"
  class="artdeco-button artdeco-button--secondary">Connect</button></footer></section></li>`;
}
