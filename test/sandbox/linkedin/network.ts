import { PEOPLE } from '../people.ts';
import type { Person } from '../person.ts';
import { profileUrl } from './address.ts';
import { componentKey, hashed } from './hashed.ts';
import { type Html, html } from './html.ts';
import { icon, sduiDocument } from './sdui-shell.ts';

/** My Network in the SDUI layout: cards side by side, each one link around picture, name and headline. */
export function networkPage(): Html {
  return sduiDocument({
    title: 'Grow | LinkedIn',
    screen: 'mynetwork.Grow',
    main: html`<section class="${hashed('card')}"><h2
  class="${hashed('subtitle')}">People you may know in Fernhollow</h2>
<div role="list" class="${hashed('cards')}">${PEOPLE.slice(0, 8).map(card)}</div></section>`,
  });
}

/** Catch-up in the SDUI layout: the name is in no link, and the picture's caption repeats it. */
export function catchUpPage(): Html {
  return sduiDocument({
    title: 'Catch up | LinkedIn',
    screen: 'mynetwork.CatchUpAll',
    main: html`<section class="${hashed('card')}"><h2 class="${hashed('subtitle')}">Catch up</h2>
<div role="list">${PEOPLE.slice(0, 6).map(occasion)}</div></section>`,
  });
}

function card(person: Person): Html {
  const url = profileUrl(person);
  return html`<div role="listitem" class="${hashed('tile')}" componentkey="${componentKey(`grow ${person.slug}`)}"><a
  class="${hashed('stack')}" href="${url}"><figure>${icon('person-accent-4', 'face', 'small')}</figure></a>
<a class="${hashed('stack', 'middle')}" href="${url}"><p class="${hashed('text', 'one-line')}">${person.name}</p><p
  class="${hashed('text', 'quiet', 'one-line')}">${person.headline}</p></a>
<button type="button" class="${hashed('button')}" aria-label="Invite ${person.name} to connect">Connect</button></div>`;
}

function occasion(person: Person): Html {
  const url = profileUrl(person);
  return html`<div role="listitem" class="${hashed('stranger')}"
  componentkey="${componentKey(`catch-up ${person.slug}`)}"><div class="${hashed('row')}">
<a href="${url}"><svg id="person-accent-4" role="img" aria-label="View ${person.name}’s profile"
  class="${hashed('icon', 'face', 'small')}"></svg></a>
<div class="${hashed('stack', 'grow')}"><p class="${hashed('text')}">${person.name}</p><p
  class="${hashed('text', 'quiet')}">Has been at work for one year</p></div>
<a class="${hashed('button')}" href="/messaging/compose/?recipient=${person.token}">Congratulate</a></div></div>`;
}
