import { COMPANIES } from '../companies.ts';
import type { ReceivedRequest } from '../exchange.ts';
import { PEOPLE, VIEWER } from '../people.ts';
import type { Person } from '../person.ts';
import { HOME, profileUrl } from './address.ts';
import { companyAbout, companyPeople } from './company.ts';
import { emberProfile } from './ember-profile.ts';
import { emberSearchPage } from './ember-search.ts';
import { guestProfile } from './guest.ts';
import type { Html } from './html.ts';
import { catchUpPage, networkPage } from './network.ts';
import { recruiterSearchPage, salesSearchPage } from './sales-search.ts';
import { sduiProfile } from './sdui-profile.ts';
import { connectionsPage, searchPage } from './search.ts';
import { authWall, checkpoint, feedPage, notFoundPage } from './walls.ts';

/** A page to send, or another address to send the browser to. */
export type Routed = { readonly status: number; readonly page: Html } | { readonly redirect: string };

type Request = Pick<ReceivedRequest, 'host' | 'path' | 'query'>;
type Route = (match: readonly string[], request: Request) => Routed;

const ok = (page: Html): Routed => ({ status: 200, page });

const ROUTES: readonly (readonly [RegExp, Route])[] = [
  [/^\/$/, () => ({ redirect: `${HOME}/feed/` })],
  [/^\/feed\/?$/, () => ok(feedPage())],
  [/^\/in\/me(\/.*)?$/, () => ({ redirect: profileUrl(VIEWER) })],
  [/^\/in\/([^/]+)(\/.*)?$/, ([, slug = '', rest = ''], request) => profile(slug, rest, request)],
  [
    /^\/search\/results\/(?:people|all)\/?$/,
    (_, { query }) =>
      ok(query.get('layout') === 'ember' ? emberSearchPage() : searchPage(Number(query.get('page') ?? 1))),
  ],
  [/^\/mynetwork\/invite-connect\/connections\/?$/, () => ok(connectionsPage())],
  [/^\/mynetwork\/(?:grow\/?)?$/, () => ok(networkPage())],
  [/^\/mynetwork\/catch-up\/all\/?$/, () => ok(catchUpPage())],
  [/^\/sales\/search\/people\/?$/, () => ok(salesSearchPage())],
  [/^\/talent\/search\/?$/, () => ok(recruiterSearchPage())],
  [/^\/company\/([^/]+)(?:\/(people|about))?\/?$/, ([, slug, tab]) => company(slug, tab)],
  [/^\/(authwall|uas\/login)$/, () => ok(authWall())],
  [/^\/checkpoint\//, () => ok(checkpoint())],
];

/** Finds the page for a request to any host of the site. */
export function route(request: Request): Routed {
  if (request.host === 'linkedin.com') return { redirect: `${HOME}${request.path}` };
  for (const [pattern, answer] of ROUTES) {
    const match = pattern.exec(request.path);
    if (match) return answer([...match], request);
  }
  return { status: 404, page: notFoundPage(request.path) };
}

function profile(encoded: string, rest: string, { host, query }: Request): Routed {
  const slug = decoded(encoded);
  const person = [VIEWER, ...PEOPLE].find((candidate) => sameSlug(candidate, slug) || candidate.token === slug);
  if (!person) return { status: 404, page: notFoundPage(slug) };
  const weight = query.get('weight');
  const options = {
    contactInfo: rest.startsWith('/overlay/contact-info'),
    ...(weight === null ? {} : { weight: Number(weight) }),
  };
  switch (query.get('layout') ?? layoutAt(host, person)) {
    case 'guest':
      return ok(guestProfile(person, host));
    case 'ember':
      return ok(emberProfile(person, options));
    default:
      return ok(sduiProfile(person, options));
  }
}

/** Country hosts show the signed-out page, without redirecting. */
function layoutAt(host: string, person: Person): 'sdui' | 'ember' | 'guest' {
  return /^[a-z]{2}\.linkedin\.com$/.test(host) ? 'guest' : person.layout;
}

function company(slug: string | undefined, tab: string | undefined): Routed {
  const found = COMPANIES.find((candidate) => candidate.slug === slug);
  if (!found) return { status: 404, page: notFoundPage(slug ?? '') };
  return ok(tab === 'people' ? companyPeople(found) : companyAbout(found));
}

function sameSlug(person: Person, slug: string): boolean {
  return person.slug.normalize('NFC').toLowerCase() === slug.normalize('NFC').toLowerCase();
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
