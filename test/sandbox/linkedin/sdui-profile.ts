import { PEOPLE } from '../people.ts';
import type { Person } from '../person.ts';
import { messageUrl, profileUrl } from './address.ts';
import { componentKey, hashed } from './hashed.ts';
import { type Html, html, type Part } from './html.ts';
import { lowerCards } from './sdui-cards.ts';
import { contents, icon, sduiDocument } from './sdui-shell.ts';

export interface ProfileOptions {
  /** Size in kB that lower cards bring the page to. Without it they stay empty, as before anyone scrolls. */
  readonly weight?: number;
  readonly contactInfo?: boolean;
}

/** A profile in the SDUI layout. */
export function sduiProfile(person: Person, { weight, contactInfo = false }: ProfileOptions = {}): Html {
  return sduiDocument({
    title: `${person.name} | LinkedIn`,
    screen: 'profile.Profile',
    toolbar: stickyBar(person),
    main: [topCard(person), lowerCards(person, weight), contactInfo && contactDialog(person)],
    aside: strangers(person),
  });
}

function stickyBar(person: Person): Html {
  return html`<div role="toolbar" class="${hashed('hidden')}">${contents(
    html`<a href="${profileUrl(person)}"><div aria-label="${person.name}">${icon('person-accent-4', 'tiny')}</div>
<p>${person.name}</p><p>${person.headline}</p></a><a href="${messageUrl(person)}">Message</a>`,
  )}</div>`;
}

/** The same component key stands on the card's outer div and on its section. */
function topCard(person: Person): Html {
  const key = `com.linkedin.sdui.profile.card.ref${person.token}Topcard`;
  return html`<div class="${hashed('card-box')}" componentkey="${key}">${contents(
    html`<section class="${hashed('card')}" componentkey="${key}"><div class="${hashed('stack')}">
<a class="${hashed('cover')}" tabindex="0"
  href="${profileUrl(person, 'overlay/background-photo/')}"><figure>${icon('person-medium')}</figure></a>
<div role="button" tabindex="0" class="${hashed('portrait')}"
  componentkey="${componentKey(`photo ${person.slug}`)}"><figure
  aria-hidden="true">${icon('person-accent-4', 'face')}</figure></div>
<div class="${hashed('split')}">${whoAndWhere(person)}${chips(person)}</div>
<a href="/search/results/people/?origin=MEMBER_PROFILE_CANNED_SEARCH&amp;connectionOf=[&quot;${person.token}&quot;]"><p class="${hashed('text', 'quiet')}">430 connections</p></a>
${mutualConnections(person)}${actions(person)}</div></section>`,
  )}</div>`;
}

function whoAndWhere(person: Person): Html {
  const organisations = [person.company, person.school].filter((name) => name !== undefined).join(' · ');
  return html`<div class="${hashed('stack', 'who')}">${nameRow(person)}
<p class="${hashed('text', 'headline')}">${person.headline}</p>
${organisations !== '' && html`<p class="${hashed('text', 'quiet')}">${organisations}</p>`}
<div class="${hashed('row')}"><p class="${hashed('text', 'quiet')}">${person.location}</p><p
  class="${hashed('text', 'quiet')}">·</p>
<p class="${hashed('text')}"><a class="${hashed('link')}"
  href="${profileUrl(person, 'overlay/contact-info/')}">Contact info</a></p></div></div>`;
}

/** Both badges for the degree are always there; a class of the style sheet hides the one that is wrong. */
function nameRow(person: Person): Html {
  const degree = person.degree === '1st' ? ['1st', '2nd'] : [person.degree, '1st'];
  const badge = (text: string | undefined) => html`<p class="${hashed('text', 'quiet')}">· ${text}</p>`;
  return html`<div class="${hashed('row')}"><div>${contents(
    html`<a tabindex="0" href="${profileUrl(person)}" componentkey="${componentKey(`name ${person.slug}`)}"><div
  class="${hashed('row')}"><h2
  class="${hashed('name')}">${person.name}</h2>${icon('verified-medium', 'verified')}</div></a>`,
  )}</div>${person.pronouns !== undefined && html`<p class="${hashed('text', 'quiet')}">${person.pronouns}</p>`}
${badge(degree[0])}<div class="${hashed('hidden')}" data-display-contents="true">${badge(degree[1])}</div></div>`;
}

function chips({ company, school }: Person): Html {
  const chip = (accent: string, label: string) => html`<div role="button" tabindex="0" class="${hashed('chip')}"><div>
<figure aria-hidden="true">${icon(`${accent}-accent-4`, 'logo')}</figure><div><p
  class="${hashed('text')}">${label}</p></div></div></div>`;
  return html`<div class="${hashed('stack', 'chips')}">${company !== undefined && chip('company', company)}${
    school !== undefined && chip('school', school)
  }</div>`;
}

function actions(person: Person): Html {
  return contents(
    html`<div class="${hashed('row')}">${contents(
      html`<a class="${hashed('button', 'primary')}" href="${messageUrl(person)}"
  componentkey="${componentKey(`message ${person.slug}`)}">Message</a>`,
    )}${contents(html`<button class="${hashed('button')}" type="button">More</button>`)}</div>`,
  );
}

function others(person: Person, count: number): Person[] {
  const start = PEOPLE.findIndex(({ slug }) => slug === person.slug) + 1;
  return [...PEOPLE.slice(start), ...PEOPLE].filter(({ slug }) => slug !== person.slug).slice(0, count);
}

/** Named, but linked to a search only. */
function mutualConnections(person: Person): Html {
  const [first, second] = others(person, 7).slice(5);
  return html`<a href="/search/results/people/?origin=MEMBER_PROFILE_CANNED_SEARCH&amp;network=%5B%22F%22%5D"><p
  class="${hashed('text', 'quiet')}"><strong>${first?.name}</strong>, <strong>${second?.name}</strong
  > and 3 other mutual connections</p></a>`;
}

/** People beside the profile who are not its subject. */
function strangers(person: Person): Html {
  const row = (other: Person): Part => html`<div class="${hashed('row', 'stranger')}"><a tabindex="0" aria-hidden="true"
  href="${profileUrl(other)}"><figure>${icon('person-accent-4', 'tiny')}</figure></a>
<div class="${hashed('stack')}"><div class="${hashed('row')}"><p class="${hashed('text')}"><a
  class="${hashed('link')}" href="${profileUrl(other)}">${other.name}</a></p><p
  class="${hashed('text', 'quiet')}">· ${other.degree}</p></div>
<p class="${hashed('text', 'quiet', 'clamp')}">${other.headline}</p>
<a class="${hashed('button')}" href="${messageUrl(other)}">Message</a></div></div>`;
  return html`<div componentkey="profileAsideBrowsemap${person.slug}"><section class="${hashed('card')}"><h3
  class="${hashed('subtitle')}">More profiles for you</h3>${others(person, 5).map(row)}</section></div>
<div componentkey="profileAsidePymk${person.slug}"><section class="${hashed('card')}"><h3
  class="${hashed('subtitle')}">People you may know</h3>${others(person, 9).slice(5).map(row)}</section></div>`;
}

function contactDialog(person: Person): Html {
  return html`<dialog open class="${hashed('dialog')}" data-testid="dialog"><header><h2>Contact info</h2></header>
<a href="${profileUrl(person)}">linkedin.com/in/${person.slug}</a><p><a
  href="${profileUrl(person)}">Close</a></p></dialog>`;
}
