import { PEOPLE } from '../people.ts';
import type { Person } from '../person.ts';
import { profilePath, profileUrl } from './address.ts';
import { emberDocument, NO_PICTURE } from './ember-shell.ts';
import { hashed } from './hashed.ts';
import { Html, html } from './html.ts';
import { fillerIslands, profileIslands } from './islands.ts';
import type { ProfileOptions } from './sdui-profile.ts';

/** A profile in the Ember layout. */
export function emberProfile(person: Person, { weight = 0, contactInfo = false }: ProfileOptions = {}): Html {
  return emberDocument({
    title: `${person.name} | LinkedIn`,
    main: [topCard(person), experience(person), filler(weight / 2), contactInfo && contactDialog(person)],
    aside: strangers(person),
    islands: [...profileIslands(person), ...fillerIslands(weight / 2)],
  });
}

function topCard(person: Person): Html {
  const path = profilePath(person);
  const connectionsOf = new Html(`facetNetwork=%22F%22&amp;facetConnectionOf=%22${person.token}%22`);
  return html`<section class="artdeco-card ${hashed('ember-card')}" data-member-id="${person.memberId}">
<div class="profile-background-image profile-background-image--default"></div><div class="ph5 pb5">
<button class="pv-top-card-profile-picture__container" aria-label="open profile picture" type="button"><img
  title="${person.name}" src="${NO_PICTURE}" alt="${person.name}" id="ember1617"
  class="pv-top-card-profile-picture__image--show ghost-person ember-view"></button>
<div class="${hashed('ember-intro')} mt2 relative"><div class="${hashed('ember-who')}"><div>
<span id="ember1618" class="artdeco-hoverable-trigger ember-view"><a href="${path}overlay/about-this-profile/"
  id="ember1619" class="ember-view" aria-label="${person.name} has verifications"><h1
  class="${hashed('ember-name')} inline t-24 v-align-middle break-words">${person.name}</h1></a></span>
${
  person.pronouns !== undefined &&
  html`<span
  class="text-body-small v-align-middle break-words t-black--light">(${person.pronouns})</span>`
}
<span class="distance-badge t-black--light t-14"><span
  class="visually-hidden">${person.degree} degree connection</span><span class="dist-value"
  aria-hidden="true">${person.degree}</span></span></div>
<div class="text-body-medium break-words"
  data-generated-suggestion-target="urn:li:fsu_profileActionDelegate:${person.memberId}">
${person.headline}
</div></div>${chips(person)}
<div class="${hashed('ember-where')} mt2"><span class="text-body-small inline t-black--light break-words">
${person.location}
</span><span class="t-black--light"><a href="${path}overlay/contact-info/" id="top-card-text-details-contact-info"
  class="ember-view link-without-visited-state">
Contact info
</a></span></div></div>
<ul class="list-style-none"><li class="text-body-small"><span class="t-black--light"><span
  class="t-bold">964</span> connections</span></li></ul>
<a class="app-aware-link"
  href="https://www.linkedin.com/search/results/people/?${connectionsOf}"
  ><span class="t-normal t-black--light t-14"><span
  aria-hidden="true"><strong>Agnes Thornquist</strong
  >, <strong>Bram Oosterveld</strong>, and 2 other mutual connections</span
  ></span></a>
<div class="pvs-profile-actions"><button aria-label="Invite ${person.name} to connect" id="ember1647"
  class="artdeco-button artdeco-button--primary" type="button"><span
  class="artdeco-button__text">Connect</span></button>
<button aria-label="More actions" class="artdeco-button artdeco-button--secondary"
  type="button"><span>More</span></button></div></div></section>
${stickyHeader(person)}`;
}

function chips({ company, school }: Person): Html {
  const chip = (
    kind: 'company' | 'school',
    label: string,
    text: string,
  ) => html`<li><button class="pv-text-details__right-panel-item-link text-align-left" aria-label="${label}"
  type="button">
<img src="${NO_PICTURE}" alt="" class="evi-image ghost-${kind} EntityPhoto-square-1"><span
  class="hoverable-link-text break-words text-body-small t-black"><div class="inline-show-more-text--is-collapsed"
  tabindex="-1">
${text}
</div></span></button></li>`;
  return html`<ul class="pv-text-details__right-panel">
${company !== undefined && chip('company', `Current company: ${company}. Click to skip to experience card`, company)}
${school !== undefined && chip('school', `Education: ${school}. Click to skip to education card`, school)}</ul>`;
}

/** Shown by LinkedIn when one scrolls: a second place with the name. */
function stickyHeader(person: Person): Html {
  return html`<div class="pvs-sticky-header visually-hidden"><div
  class="artdeco-entity-lockup__title">${person.name}</div><div
  class="artdeco-entity-lockup__subtitle">${person.headline}</div></div>`;
}

/** Posts and skills below the cards, of so many kB. */
function filler(kilobytes: number): Html[] {
  const skill = html`<li class="artdeco-list__item pvs-list__item--line-separated"><div
  class="display-flex flex-column full-width align-self-center"><span class="t-bold"><span
  aria-hidden="true">Negotiation</span><span class="visually-hidden">Negotiation</span></span><span
  class="t-14 t-normal t-black--light"><span
  aria-hidden="true">Endorsed by colleagues at Old Harbour Works</span></span></div></li>`;
  return Array.from({ length: Math.round((kilobytes * 1000) / skill.text.length) }, () => skill);
}

function experience(person: Person): Html {
  return html`<section class="artdeco-card" id="experience-card"><div id="experience"
  class="pv-profile-card__anchor"></div><h2 class="pvs-header__title text-heading-large"><span
  aria-hidden="true">Experience</span></h2>
<ul class="list-style-none"><li class="artdeco-list__item"><div class="t-bold"><span
  aria-hidden="true">${person.title ?? 'Volunteer'}</span></div><span class="t-14 t-normal"><span
  aria-hidden="true">${person.company ?? 'Old Harbour Works'} · Full-time</span></span><span
  class="t-14 t-normal t-black--light"><span
  aria-hidden="true">${
    person.company === undefined ? 'Jan 2014 - Feb 2023 · 9 yrs 2 mos' : 'Mar 2023 - Present · 3 yrs 8 mos'
  }</span></span></li></ul></section>`;
}

function strangers(person: Person): Html {
  const others = PEOPLE.filter(({ slug }) => slug !== person.slug);
  return html`<section class="artdeco-card pv-profile-browsemap"><h2
  class="text-heading-large">People also viewed</h2><ul class="list-style-none">${others
    .filter(({ layout }) => layout === 'ember')
    .concat(others.slice(0, 3))
    .map(
      (other) =>
        html`<li class="artdeco-list__item"><a class="app-aware-link" href="${profileUrl(other)}"><span
  class="t-bold"><span aria-hidden="true">${other.name}</span><span
  class="visually-hidden">View ${other.name}’s profile</span></span></a><span
  class="t-14 t-normal">${other.headline}</span></li>`,
    )}</ul></section>`;
}

function contactDialog(person: Person): Html {
  return html`<div role="dialog" class="artdeco-modal" aria-labelledby="pv-contact-info"><h1
  id="pv-contact-info">${person.name}</h1><h2>Contact Info</h2>
<a href="${profileUrl(person)}">linkedin.com/in/${person.slug}</a><p><a
  href="${profileUrl(person)}">Dismiss</a></p></div>`;
}
