import { PEOPLE } from '../people.ts';
import type { Person } from '../person.ts';
import { HOME, profileUrl } from './address.ts';
import { emberDocument, NO_PICTURE } from './ember-shell.ts';
import { type Html, html } from './html.ts';

/** People search in the Ember layout, and one result without a name. */
export function emberSearchPage(): Html {
  return emberDocument({
    title: '(2) "measuring" | Search | LinkedIn',
    islands: [],
    main: html`<section class="artdeco-card"><h2 class="pb2 t-black--light t-14">About ${PEOPLE.length} results</h2>
<ul role="list"
  class="reusable-search__entity-result-list list-style-none">${PEOPLE.slice(0, 10).map(row)}${memberOutside()}</ul
  ></section>`,
  });
}

/** The name stands in a line that is cut off where it is too long; its visible half is hidden from screen readers. */
function row(person: Person, index: number): Html {
  const mutual = PEOPLE[(index + 3) % PEOPLE.length] ?? person;
  const url = `${profileUrl(person)}?miniProfileUrn=${encodeURIComponent(`urn:li:fs_miniProfile:${person.token}`)}`;
  return html`<li class="reusable-search__result-container"><div class="entity-result"
  data-chameleon-result-urn="urn:li:member:${person.memberId}"
  data-view-name="search-entity-result-universal-template"><div class="entity-result__item">
<div class="entity-result__universal-image"><a class="app-aware-link" aria-hidden="true" tabindex="-1"
  href="${url}"><img class="ghost-person" alt="" src="${NO_PICTURE}"><div class="presence-indicator"><span
  class="visually-hidden">Status is offline</span></div></a></div>
<div class="entity-result__content"><div class="mb1"><div class="t-roman t-sans"><div class="display-flex"><span
  class="entity-result__title-line entity-result__title-line--2-lines"><span class="entity-result__title-text t-16">
<a class="app-aware-link" href="${url}"><span dir="ltr"><span aria-hidden="true">${person.name}</span><span
  class="visually-hidden">View ${person.name}’s profile</span></span></a>
<span class="entity-result__badge t-14 t-normal t-black--light"><span
  class="image-text-lockup__text entity-result__badge-text"><span aria-hidden="true">• ${person.degree}</span><span
  class="visually-hidden">${person.degree} degree connection</span></span></span></span></span></div></div>
<div class="xkpqtwbd t-14 t-black t-normal">${person.headline}</div><div
  class="bqhmzlvc t-14 t-normal">${person.location}</div></div>
<div class="entity-result__insights"><a class="app-aware-link"
  href="${HOME}/in/${mutual.token}"><strong>${mutual.name}</strong></a> and 2 other mutual connections</div></div>
<div class="entity-result__actions"><button type="button" class="artdeco-button artdeco-button--secondary"
  aria-label="Invite ${person.name} to connect">Connect</button></div></div></div></li>`;
}

function memberOutside(): Html {
  return html`<li class="reusable-search__result-container"><div class="entity-result"
  data-chameleon-result-urn="urn:li:member:headless"><div class="entity-result__item"><div
  class="entity-result__content"><span class="entity-result__title-text t-16"><a class="app-aware-link"
  href="${HOME}/search/results/people/headless"><span dir="ltr">LinkedIn Member</span></a></span><div
  class="t-14 t-black t-normal">Engineer</div></div></div></div></li>`;
}
