import { PEOPLE } from '../people.ts';
import type { Person } from '../person.ts';
import { messageUrl, profileUrl } from './address.ts';
import { componentKey, hashed } from './hashed.ts';
import { type Html, html } from './html.ts';
import { contents, icon, sduiDocument } from './sdui-shell.ts';

/** People search in the SDUI layout: ten rows of a page that starts at 1. */
export function searchPage(page: number): Html {
  const from = (Math.max(1, page) - 1) * 10;
  const pages = Math.ceil(PEOPLE.length / 10);
  return sduiDocument({
    title: '(2) Search | LinkedIn',
    screen: 'search.SearchResultsPeople',
    main: html`<section class="${hashed('card')}"><h2 class="${hashed('subtitle')}">About ${PEOPLE.length} results</h2>
<div role="list">${PEOPLE.slice(from, from + 10).map(row)}${page <= 1 && anonymousRow()}</div>
<nav aria-label="Search results pages" class="${hashed('row')}">${Array.from(
      { length: pages },
      (_, index) =>
        html`<a class="${hashed('button')}" href="/search/results/people/?page=${index + 1}">${index + 1}</a>`,
    )}</nav></section>`,
  });
}

/** Own connections in the SDUI layout. */
export function connectionsPage(): Html {
  const item = (person: Person) =>
    html`${contents(html`<div class="${hashed('row', 'stranger')}" data-view-name="connections-list"
  componentkey="auto-component-${componentKey(person.slug)}">
<a tabindex="0" href="${profileUrl(person)}"
  data-view-name="connections-profile"><figure>${icon('person-accent-4', 'face', 'small')}</figure></a>
<div class="${hashed('stack', 'grow')}"><a href="${profileUrl(person)}" data-view-name="connections-profile"><p
  class="${hashed('text')}">${person.name}</p><p
  class="${hashed('text', 'quiet')}"><span>${person.headline}</span></p></a><p
  class="${hashed('text', 'quiet')}">Connected on April 17, 2023</p></div>
<a class="${hashed('button')}" href="${messageUrl(person)}"
  aria-label="Send a message to ${person.name}">Message</a></div>`)}`;
  return sduiDocument({
    title: 'Connections | LinkedIn',
    screen: 'mynetwork.Connections',
    main: html`<section class="${hashed('card')}"><p class="${hashed('subtitle')}"
  componentkey="ConnectionsPage_ConnectionsListHeader">${PEOPLE.length} connections</p>
<div componentkey="ConnectionsPage_ConnectionsList">${PEOPLE.map(item)}</div></section>`,
  });
}

/**
 * A result: the photo's link is hidden from screen readers, the name is a link inside the first paragraph, and the
 * line about mutual connections links other people. `data-card` is turned into a link around all of it by the script,
 * because live pages have links in links, which no HTML parser lets through.
 */
function row(person: Person, index: number): Html {
  const mutual = PEOPLE[(index + 4) % PEOPLE.length] ?? person;
  const url = profileUrl(person);
  return html`<div role="listitem" class="${hashed('stranger')}"
  componentkey="${componentKey(`row ${person.slug}`)}"><div class="${hashed('row')}" data-card="${url}">
<a href="${url}" aria-hidden="true" tabindex="-1"><figure>${icon('person-accent-4', 'face', 'small')}<span
  class="${hashed('hidden')}">Status is offline</span></figure></a>
<div class="${hashed('stack', 'grow')}"><p class="${hashed('text')}"><a class="${hashed('link')}"
  href="${url}">${person.name}</a><span><span class="${hashed('quiet')}"> • ${person.degree}</span></span></p>
<div><p class="${hashed('text')}"><span>${person.headline}</span></p></div><div><p
  class="${hashed('text', 'quiet')}"><span>${person.location}</span></p></div>
${person.company !== undefined && html`<p class="${hashed('text', 'quiet')}">Past: Apprentice at Old Harbour Works</p>`}
<p class="${hashed('text', 'quiet')}"><a
  href="${profileUrl(mutual)}"><strong>${mutual.name}</strong></a> and 3 other mutual connections</p></div>
<div componentkey="SearchResults${person.token}"><a class="${hashed('button')}"
  href="/preload/search-custom-invite/?vanityName=${person.firstName.toLowerCase()}"
  componentkey="ConnectButtonstate:invitation:urn:li:member:${person.memberId}_connect"
  aria-label="Invite ${person.name} to connect">Connect</a></div></div></div>`;
}

/** Somebody outside the viewer's network: no name, no address. */
function anonymousRow(): Html {
  return html`<div role="listitem" class="${hashed('stranger')}"><div
  class="${hashed('row')}"><figure>${icon('person-accent-4', 'face', 'small')}</figure><div
  class="${hashed('stack')}"><p class="${hashed('text')}">LinkedIn Member</p><p
  class="${hashed('text')}">Engineer</p><p class="${hashed('text', 'quiet')}">Northmark</p></div></div></div>`;
}
