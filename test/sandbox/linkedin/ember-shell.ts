import { VIEWER } from '../people.ts';
import { HOME, profileUrl } from './address.ts';
import { escapeHtml, Html, html, type Part } from './html.ts';

/** A transparent dot: the site has no pictures. */
export const NO_PICTURE = 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==';

export interface EmberPage {
  readonly title: string;
  readonly main: Part;
  readonly aside?: Part;
  /** Replies of the site's own API, embedded by the server on a full load only. */
  readonly islands: readonly Island[];
}

export interface Island {
  readonly request: string;
  readonly body: unknown;
}

/** A document of the Ember app. An in-app visit replaces what is inside `.application-outlet`, but no islands. */
export function emberDocument({ title, main, aside, islands }: EmberPage): Html {
  return html`<!DOCTYPE html><html lang="en"
  class="theme theme--mercado app-loader--default artdeco windows"><head><meta charset="utf-8">
<meta name="trusted-types" content="" data-disposition="enforce" data-sanitizer="jSecure"><title>${title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1.0">
<link rel="stylesheet" href="/static/style.css"><script src="/static/app.js" defer></script></head>
<body dir="ltr" class="render-mode-BIGPIPE nav-v2 ember-application icons-loaded boot-complete">
<div id="artdeco-toasts__wormhole"><section id="artdeco-toasts" class="artdeco-toasts visually-hidden"
  aria-label="Toast message"><h2 class="artdeco-toasts__title">0 notifications total</h2></section></div>
<header id="global-nav" class="global-nav"><a class="global-nav__logo" href="${HOME}/feed/"
  aria-label="LinkedIn">in</a><span class="global-nav__note">sandbox</span>
<nav class="global-nav__nav" aria-label="Primary Navigation"><a href="${HOME}/feed/">Home</a><a
  href="${HOME}/search/results/people/">Search</a><a href="${profileUrl(VIEWER)}">Me</a></nav></header>
<div class="application-outlet"><div class="authentication-outlet"><div
  class="scaffold-layout__row scaffold-layout__content scaffold-layout__content--main-aside">
<main class="scaffold-layout__main"
  id="main">${main}</main>${aside !== undefined && html`<aside class="scaffold-layout__aside">${aside}</aside>`}
</div></div></div><div id="artdeco-modal-outlet"></div>${islands.map(island)}</body></html>`;
}

function island({ request, body }: Island, index: number): Html {
  const id = `bpr-guid-${297_106 + index * 3}`;
  const record = { request, status: 200, body: id, method: 'GET', headers: { 'x-li-uuid': 'AAYsandbox==' } };
  const code = (name: string, data: unknown) =>
    new Html(`<code style="display: none" id="${name}">${escapeHtml(JSON.stringify(data))}</code>`);
  return html`${code(id, body)}
${code(`datalet-${id}`, record)}<img src="data:," style="display: none" alt="" class="datalet-${id}">`;
}
