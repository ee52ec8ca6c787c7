import { COMPANIES } from '../companies.ts';
import { PEOPLE } from '../people.ts';
import { HOME, profilePath, profileUrl } from './address.ts';
import { hashed } from './hashed.ts';
import { type Html, html, type Part } from './html.ts';
import { sduiDocument } from './sdui-shell.ts';

/** "Profile Not Found": a heading that must not become a name. */
export function notFoundPage(slug: string): Html {
  return plain(
    'Profile Not Found | LinkedIn',
    'public_profile_v3_desktop',
    html`<h1>This page doesn’t exist</h1><h2>${slug}</h2><p>Please check your URL or return to <a
  href="${HOME}/feed/">LinkedIn home</a>.</p>`,
  );
}

/** What signed-out visitors get for most addresses. */
export function authWall(): Html {
  return plain(
    'LinkedIn: Log In or Sign Up',
    'd_homepage-guest-home',
    html`<h1>Welcome to your professional community</h1><form><label>Email or phone <input name="session_key"
  autocomplete="off"></label><label>Password <input type="password" name="session_password"
  autocomplete="off"></label><button type="button">Sign in</button></form>`,
  );
}

/** The security check, on which nothing may be read or done. */
export function checkpoint(): Html {
  return plain('Security Verification | LinkedIn', 'd_checkpoint_ch', html`<h1>Let’s do a quick security check</h1>`);
}

/** A start page for clicking through the sandbox by hand. */
export function feedPage(): Html {
  const list = (heading: string, items: Part) =>
    html`<section class="${hashed('card')}"><h2
  class="${hashed('subtitle')}">${heading}</h2><ul>${items}</ul></section>`;
  const link = (href: string, text: string) => html`<li><a class="${hashed('link')}" href="${href}">${text}</a></li>`;
  return sduiDocument({
    title: '(5) Feed | LinkedIn',
    screen: 'feed.MainFeed',
    main: [
      html`<section class="${hashed('card')}"><p
  class="${hashed('text')}"><strong>This is a sandbox.</strong
  > It only looks a little like LinkedIn. Everyone here is invented, and no request leaves this machine.</p></section>`,
      list(
        'Profiles',
        PEOPLE.map(
          (
            person,
          ) => html`<li><a class="${hashed('link')}" href="${profileUrl(person)}">${person.name}</a>, ${person.headline}
(<a href="${HOME}${profilePath(person)}?layout=sdui">sdui</a>, <a
  href="${HOME}${profilePath(person)}?layout=ember">ember</a>, <a
  href="https://${person.country}.linkedin.com/in/${encodeURIComponent(person.slug)}">guest</a>)</li>`,
        ),
      ),
      list('Lists', [
        link(`${HOME}/search/results/people/`, 'People search'),
        link(`${HOME}/mynetwork/invite-connect/connections/`, 'Connections'),
        ...COMPANIES.map(({ slug, name }) => link(`${HOME}/company/${slug}/people/`, `People at ${name}`)),
      ]),
      list(
        'Companies',
        COMPANIES.map(({ slug, name }) => link(`${HOME}/company/${slug}/about/`, name)),
      ),
      list('Nobody', [
        link(`${HOME}/in/ghost/`, 'A profile that does not exist'),
        link(`${HOME}/authwall`, 'Log in'),
        link(`${HOME}/checkpoint/challenge/`, 'Security check'),
      ]),
    ],
  });
}

function plain(title: string, pageKey: string, main: Html): Html {
  return html`<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta name="pageKey"
  content="${pageKey}"><title>${title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="stylesheet"
  href="/static/style.css"></head><body><main class="guest-main">${main}</main></body></html>`;
}
