import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { COMPANIES, PEOPLE, type Person, type Site, startSite, VIEWER } from '../../sandbox/index.ts';
import { escapeHtml } from '../../sandbox/linkedin/html.ts';
import { type Client, http1Client, type Reply } from './client.ts';

let site: Site;
let client: Client;

beforeAll(async () => {
  site = await startSite();
  client = http1Client(`https://localhost:${site.port}`);
});
beforeEach(() => site.reset());
afterAll(async () => {
  client.close();
  await site.stop();
});

const visit = (host: string, path: string): Promise<Reply> =>
  client.ask({ path, headers: { host, 'sec-fetch-mode': 'navigate' } });
const page = async (path: string, host = 'www.linkedin.com') => (await visit(host, path)).text;
const titleOf = (text: string) => /<title>([^<]*)</.exec(text)?.[1];
const profile = (person: Person, query = '') => `/in/${encodeURIComponent(person.slug)}/${query}`;
const first = PEOPLE[0] ?? VIEWER;

describe('addresses', () => {
  it.each([
    ['www.linkedin.com', '/feed/', 200, '(5) Feed | LinkedIn'],
    ['www.linkedin.com', '/search/results/people/?page=2', 200, '(2) Search | LinkedIn'],
    ['www.linkedin.com', '/mynetwork/invite-connect/connections/', 200, 'Connections | LinkedIn'],
    ['www.linkedin.com', '/company/hollowpine-instruments/about/', 200, '(2) Hollowpine Instruments: About | LinkedIn'],
    ['www.linkedin.com', '/company/kestrel-and-finch/people/', 200, '(3) Kestrel &amp; Finch: People | LinkedIn'],
    ['www.linkedin.com', '/in/janedoe-growth/', 200, 'Jane Doe 🚀 | LinkedIn'],
    ['m.linkedin.com', '/in/JANEDOE-growth', 200, 'Jane Doe 🚀 | LinkedIn'],
    ['www.linkedin.com', '/in/janedoe-growth/en/?trk=x', 200, 'Jane Doe 🚀 | LinkedIn'],
    ['www.linkedin.com', '/in/janedoe-growth/overlay/contact-info/', 200, 'Jane Doe 🚀 | LinkedIn'],
    ['uk.linkedin.com', '/in/janedoe-growth', 200, 'Jane Doe - Tidewright Software, Inc. | LinkedIn'],
    ['www.linkedin.com', '/in/ghost/', 404, 'Profile Not Found | LinkedIn'],
    ['www.linkedin.com', '/in/%ff/', 404, 'Profile Not Found | LinkedIn'],
    ['www.linkedin.com', '/company/ghost/about/', 404, 'Profile Not Found | LinkedIn'],
    ['www.linkedin.com', '/authwall', 200, 'LinkedIn: Log In or Sign Up'],
    ['www.linkedin.com', '/checkpoint/challenge/', 200, 'Security Verification | LinkedIn'],
  ])('%s%s', async (host, path, status, title) => {
    const reply = await visit(host, path);
    expect([reply.status, titleOf(reply.text)]).toEqual([status, title]);
  });

  it.each([
    ['linkedin.com', '/in/janedoe-growth/', 'https://www.linkedin.com/in/janedoe-growth/'],
    ['www.linkedin.com', '/', 'https://www.linkedin.com/feed/'],
    ['www.linkedin.com', '/in/me/', 'https://www.linkedin.com/in/robin-viewer/'],
  ])('%s%s leads elsewhere', async (host, path, location) => {
    const reply = await visit(host, path);
    expect([reply.status, reply.headers.location]).toEqual([302, location]);
  });

  it('show a person by token, too', async () => {
    expect(titleOf(await page(`/in/${first.token}/`))).toContain(first.name);
  });

  it('come with a policy as strict as LinkedIn’s', async () => {
    const { headers } = await visit('www.linkedin.com', '/feed/');
    expect(headers['content-security-policy']).toContain("require-trusted-types-for 'script'");
    expect(headers['content-security-policy']).toContain("script-src 'self'");
  });
});

describe.each(PEOPLE.map((person) => [person.name, person] as const))('%s', (_, person) => {
  it('has an SDUI page without h1, with the card key twice and the location row', async () => {
    const text = await page(profile(person, '?layout=sdui'));
    const key = `com.linkedin.sdui.profile.card.ref${person.token}Topcard`;
    expect(text.split(`componentkey="${key}"`)).toHaveLength(3);
    expect(text).not.toMatch(/<h1|rel="canonical"|og:title|bpr-guid/);
    expect(text).toContain(`${escapeHtml(person.location)}</p><p class=`);
    expect(text.includes('company-accent-4')).toBe(person.company !== undefined);
    expect(text.includes('school-accent-4')).toBe(person.school !== undefined);
  });

  it('has an Ember page with the viewer first in the embedded data', async () => {
    const text = await page(profile(person, '?layout=ember'));
    expect(text).toContain(`data-member-id="${person.memberId}"`);
    const identifiers = [...text.matchAll(/publicIdentifier&quot;:&quot;(.*?)&quot;/g)].map(([, slug]) => slug);
    expect(identifiers).toEqual([VIEWER.slug, person.slug]);
    expect(text.includes('aria-label="Current company: ')).toBe(person.company !== undefined);
  });

  it('has a guest page with masked titles', async () => {
    const text = await page(profile(person), `${person.country}.linkedin.com`);
    expect(text).toContain('<meta name="pageKey" content="public_profile');
    const data = JSON.parse(/ld\+json">(.*?)<\/script>/.exec(text)?.[1] ?? '') as { '@graph': unknown[] };
    expect(data['@graph'][1]).toMatchObject({ '@type': 'Person', name: person.cleanName });
    expect(text).not.toContain(`>${person.title ?? 'no title'}<`);
  });
});

it('has lists with everyone in them', async () => {
  const lists = [await page('/search/results/people/'), await page('/search/results/people/?page=2')].join('');
  const connections = await page('/mynetwork/invite-connect/connections/');
  for (const person of PEOPLE) {
    expect(lists).toContain(`componentkey="SearchResults${person.token}"`);
    expect(connections).toContain(`/in/${encodeURIComponent(person.slug)}/" data-view-name="connections-profile"`);
  }
  expect((await page('/search/results/people/')).match(/role="listitem"/g)).toHaveLength(11);
});

it('names a company’s website as a link beside other links', async () => {
  for (const { slug, domain } of COMPANIES) {
    expect(await page(`/company/${slug}/about/`)).toContain(`href="https://www.${domain}/" target="_blank"`);
  }
});

it('makes a profile as heavy as asked', async () => {
  const light = await page(profile(first));
  const heavy = await page(profile(first, '?weight=600'));
  expect(light.length).toBeLessThan(30_000);
  expect(heavy.length).toBeGreaterThan(600_000);
  expect(heavy.length).toBeLessThan(650_000);
  expect(heavy).toContain('ExperienceTopLevelSection');
});

it('serves a document at its exact address, until told otherwise', async () => {
  site.serve('https://br.linkedin.com/in/%E5%B1%B1/?x=1', '<title>Saved</title>', { 'x-odd': '1' });
  const reply = await visit('br.linkedin.com', '/in/%E5%B1%B1/?other=2');
  expect([reply.text, reply.headers['x-odd']]).toEqual(['<title>Saved</title>', '1']);
  expect((await visit('www.linkedin.com', '/in/%E5%B1%B1/')).status).toBe(404);
  site.serve('https://br.linkedin.com/in/%E5%B1%B1/', null);
  expect((await visit('br.linkedin.com', '/in/%E5%B1%B1/')).status).toBe(404);
});

it('tells requests that no page made', async () => {
  const headers = { host: 'www.linkedin.com' };
  await visit('www.linkedin.com', '/feed/');
  await client.ask({ path: '/static/app.js', headers });
  await client.ask({ path: '/static/style.css', headers });
  await client.ask({ path: '/in/janedoe-growth/', headers: { ...headers, 'x-sandbox-app': '1' } });
  expect(site.foreignRequests()).toEqual([]);
  await client.ask({ path: '/voyager/api/me', headers });
  expect(site.foreignRequests().map(({ host, path }) => host + path)).toEqual(['www.linkedin.com/voyager/api/me']);
});

it('scrambles class names in pages and style sheet alike', async () => {
  const style = await page('/static/style.css');
  const text = await page(profile(first));
  expect(style).not.toContain('.sdui-');
  const classes = /<h2 class="([^"]+)">Zoë/.exec(text)?.[1] ?? '';
  expect(classes).toMatch(/^_?[0-9a-f]{8}$/);
  expect(style).toContain(`.${classes}`);
});
