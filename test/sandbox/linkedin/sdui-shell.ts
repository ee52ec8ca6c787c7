import { VIEWER } from '../people.ts';
import { HOME, profileUrl } from './address.ts';
import { componentKey, hashed } from './hashed.ts';
import { type Html, html, type Part } from './html.ts';

export interface SduiPage {
  readonly title: string;
  /** Last part of the screen's name, as in `profile.Profile`. */
  readonly screen: string;
  /** Above `main` inside the screen: the profile's sticky bar. */
  readonly toolbar?: Part;
  readonly main: Part;
  readonly aside?: Part;
}

/** An invisible wrapper as SDUI puts around nearly everything. */
export function contents(inner: Part): Html {
  return html`<div class="${hashed('contents')}" data-display-contents="true">${inner}</div>`;
}

/** An SDUI icon: the drawing is left out, the id is what readers look at. */
export function icon(id: string, ...classes: string[]): Html {
  return html`<svg id="${id}" aria-hidden="true" class="${hashed('icon', ...classes)}" role="img" aria-label=""></svg>`;
}

/** A whole document of the SDUI app: no h1, no canonical address, two titles, nothing embedded. */
export function sduiDocument({ title, screen, toolbar, main, aside }: SduiPage): Html {
  const name = `com.linkedin.sdui.flagshipnav.${screen}`;
  return html`<!DOCTYPE html><html lang="en" dir="ltr" translate="no"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1.0"><meta name="como-t" content="">
<meta name="trusted-types" content="" data-sanitizer="jSecure"><title>${title}</title><title>${title}</title>
<link rel="stylesheet" href="/static/style.css"><script src="/static/app.js" defer></script></head>
<body data-rehydrated="true"><div id="root" data-strictmode="true">
<section class="${hashed('hidden')}"><h2 data-testid="toasts-title">0 notifications total</h2></section>
${header()}
<div role="main" class="${hashed('screen')}" data-sdui-screen="${name}">${toolbar}
<main class="${hashed('workspace')}" id="workspace" tabindex="0"><div class="${hashed('columns')}">
<div class="${hashed('column')}">${contents(
    html`<div class="${hashed('stack')}" data-testid="lazy-column" data-component-type="LazyColumn"
  componentkey="${componentKey(`${screen} ${title}`)}">${main}</div>`,
  )}</div>${aside !== undefined && html`<aside class="${hashed('aside')}">${aside}</aside>`}
</div></main></div></div></body></html>`;
}

function header(): Html {
  const links: readonly (readonly [string, string])[] = [
    ['Home', '/feed/'],
    ['My Network', '/mynetwork/invite-connect/connections/'],
    ['Search', '/search/results/people/'],
  ];
  return html`<header
  class="${hashed('header')}">${contents(html`<div class="${hashed('bar')}" data-testid="primary-nav">
<a class="${hashed('brand')}" href="${HOME}/feed/" aria-label="LinkedIn">in</a><span
  class="${hashed('note')}">sandbox</span>
<div role="search"><input class="${hashed('field')}" data-testid="typeahead-input" placeholder="Search"
  aria-label="Search"></div>
<nav class="${hashed('nav')}" componentkey="primaryNavLinksComponentRef">${links.map(
    ([label, path]) =>
      html`<a class="${hashed('link')}" href="${HOME}${path}" aria-label="${label}, 0 new notifications">${label}</a>`,
  )}<a class="${hashed('link')}" href="${profileUrl(VIEWER)}"
  aria-label="Me">${icon('person-accent-4', 'tiny')}Me</a></nav>
</div>`)}</header>`;
}
