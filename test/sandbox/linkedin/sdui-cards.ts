import { PEOPLE } from '../people.ts';
import type { Person } from '../person.ts';
import { profileUrl } from './address.ts';
import { componentKey, hashed } from './hashed.ts';
import { type Html, html } from './html.ts';
import { contents, icon } from './sdui-shell.ts';

/** The cards below the top card: empty places that LinkedIn fills on scrolling, or filled up to `weight` kB. */
export function lowerCards(person: Person, weight?: number): Html {
  const places = [1, 2, 3, 4, 5, 6, 7].map((number) => `profileCardsBelowActivityPart${number}${person.slug}`);
  if (weight === undefined) {
    return html`<div componentkey="profileCardsAboveActivity${person.slug}"><section></section></div>
${places.map((key) => html`<div class="${hashed('card-box')}" componentkey="${key}">${contents('')}</div>`)}`;
  }
  const perPlace = (weight * 1000) / (places.length - 1);
  return html`${places.map(
    (key, index) =>
      html`<div class="${hashed('card-box')}"
  componentkey="${key}">${index === 0 ? experience(person) : filler(person, key, perPlace)}</div>`,
  )}`;
}

function experience(person: Person): Html {
  const item = (
    title: string,
    company: string,
    dates: string,
    number: number,
  ) => html`<div class="${hashed('row')}" componentkey="entity-collection-item-${number}">
<a href="https://www.linkedin.com/company/${980_000 + number}/"><figure>${icon('company-accent-4', 'logo')}</figure></a>
<a href="https://www.linkedin.com/company/${980_000 + number}/"><div class="${hashed('stack')}"><p
  class="${hashed('text')}">${title}</p><p class="${hashed('text')}">${company} · Full-time</p><p
  class="${hashed('text', 'quiet')}">${dates}</p></div></a></div>`;
  const key = `com.linkedin.sdui.profile.card.ref${person.token}ExperienceTopLevelSection`;
  return html`<section class="${hashed('card')}" componentkey="${key}"><h2 class="${hashed('subtitle')}">Experience</h2>
${
  person.company !== undefined &&
  item(person.title ?? 'Consultant', person.company, 'Mar 2023 - Present · 3 yrs 8 mos', 1)
}
${item('Apprentice', 'Old Harbour Works', 'Jan 2014 - Feb 2023 · 9 yrs 2 mos', 2)}</section>`;
}

/** Invented posts and recommendations, with links to strangers as on a real long page. */
function filler(person: Person, seed: string, bytes: number): Html {
  const rows: Html[] = [];
  for (let size = 0; size < bytes; ) {
    const number = rows.length;
    const other = PEOPLE[(number * 7 + seed.length) % PEOPLE.length] ?? person;
    const row = html`<div class="${hashed('row', 'stranger', `deep-${number % 40}`, `tone-${number % 9}`)}"
  componentkey="${componentKey(`${seed} ${number}`)}">
${contents(html`<a tabindex="0" class="${hashed('plain', `tone-${number % 5}`)}"
  href="${profileUrl(other)}"><figure class="${hashed('logo')}">${icon('person-accent-4', 'tiny')}</figure></a>`)}
<div class="${hashed('stack', `deep-${number % 17}`)}"><p class="${hashed('text')}"><a class="${hashed('link')}"
  href="${profileUrl(other)}">${other.name}</a></p><p class="${hashed('text', 'quiet')}">${other.headline}</p>
<p class="${hashed('text')}"><span>Working with the team on project ${number} taught me patience, arithmetic and the value of a good spirit level. We measured twice, cut once, and wrote it down for whoever comes after us.</span></p></div></div>`;
    rows.push(row);
    size += row.text.length;
  }
  return html`<section class="${hashed('card')}"><h2 class="${hashed('subtitle')}">Activity</h2>${rows}</section>`;
}
