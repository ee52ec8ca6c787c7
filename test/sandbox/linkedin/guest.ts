import { PEOPLE } from '../people.ts';
import type { Person } from '../person.ts';
import { Html, html } from './html.ts';

/** A profile as somebody sees it who is not signed in, on a country's host. */
export function guestProfile(person: Person, host: string): Html {
  const address = `https://${host}/in/${encodeURIComponent(person.slug)}`;
  const name = person.cleanName;
  const title = `${[name, person.company].filter(Boolean).join(' - ')} | LinkedIn`;
  return html`<!DOCTYPE html><html lang="en"><head><meta name="pageKey" content="public_profile_v3_desktop">
<meta name="robots" content="max-image-preview:large, noarchive"><meta name="locale" content="en_US">
<meta id="config" data-multiproduct-name="public-profile-frontend" data-member-id="0">
<link rel="canonical" href="${address}"><meta property="al:android:url" content="${address}"><title>${title}</title>
<meta charset="UTF-8"><meta name="viewport" content="width=device-width, initial-scale=1.0">
<meta property="og:title" content="${title}"><meta property="og:url" content="${address}"><meta property="og:type"
  content="profile">
<meta property="profile:first_name" content="${person.firstName}"><meta property="profile:last_name"
  content="${person.lastName}">
<link rel="stylesheet" href="/static/style.css">${jsonLd(person, address, host)}</head>
<body dir="ltr"><header class="header guest-header"><a class="global-nav__logo"
  href="https://www.linkedin.com/feed/">in</a><span class="global-nav__note">sandbox, signed out</span><a
  href="https://www.linkedin.com/authwall">Sign in</a></header>
<main class="main guest-main" id="main-content" role="main"><section class="core-rail"><section class="profile">
<section class="top-card-layout container-lined"><figure class="cover-img"></figure><div class="top-card-layout__card">
${signInBox(`Sign in to view ${person.firstName}’s full profile`)}
<div class="top-card-layout__entity-info"><button class="cursor-pointer" type="button"><h1
  class="top-card-layout__title">
${name}
</h1></button>
<h3 class="top-card-layout__first-subline"><div class="not-first-middot"><span>${person.location}</span></div></h3>
${
  person.company !== undefined &&
  html`<div class="top-card-layout__entity-info--right-column"><a
  href="https://${host}/company/${person.companySlug}"
  data-section="currentPositionsDetails"><span class="top-card-link__description">${person.company}</span></a></div>`
}
</div></div></section>
<section class="core-section-container"><h2>Experience</h2><ul><li><h3>**** ** *****</h3
  ><h4>${person.company ?? '*******'}</h4><p>******* ** ****</p></li></ul></section></section></section>
<section class="right-rail"><h2>People also viewed</h2><ul>${PEOPLE.filter(({ slug }) => slug !== person.slug)
    .slice(0, 4)
    .map(
      (other) =>
        html`<li><a href="https://${host}/in/${encodeURIComponent(other.slug)}"><h3>${other.cleanName}</h3></a
  ><p>${other.location}</p></li>`,
    )}</ul></section></main></body></html>`;
}

function signInBox(sentence: string): Html {
  return html`<div class="contextual-sign-in-modal"><section role="dialog" class="visually-hidden"
  aria-hidden="true"><h2 class="contextual-sign-in-modal__context-screen-title">${sentence}</h2></section></div>`;
}

/** Job titles and descriptions are masked with asterisks for guests; an article's author is a `Person`, too. */
function jsonLd(person: Person, address: string, host: string): Html {
  const stranger = PEOPLE.find(({ slug }) => slug !== person.slug);
  const graph = [
    {
      '@type': 'Article',
      author: { '@type': 'Person', name: stranger?.cleanName, url: `https://${host}/in/${stranger?.slug}` },
      headline: 'Measuring twice',
    },
    {
      '@context': 'http://schema.org',
      '@type': 'Person',
      address: { '@type': 'PostalAddress', addressCountry: 'XX', addressLocality: person.location },
      alumniOf: person.school === undefined ? [] : [{ '@type': 'EducationalOrganization', name: person.school }],
      jobTitle: ['******* *********** ***', '**** ** ****'],
      name: person.cleanName,
      sameAs: address,
      url: address,
      worksFor:
        person.company === undefined
          ? []
          : [{ '@type': 'Organization', name: person.company, url: `https://${host}/company/${person.companySlug}` }],
    },
  ];
  const text = JSON.stringify({ '@context': 'http://schema.org', '@graph': graph }).replaceAll('<', '\\u003c');
  return new Html(`<script type="application/ld+json">${text}</script>`);
}
