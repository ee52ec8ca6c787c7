import { describe, expect, it } from 'vitest';
import manifest from '../../../manifest.json' with { type: 'json' };
import type { Sender } from '../../../src/browser.ts';
import { isLinkedIn, LINKEDIN_PATTERN as PATTERN } from '../../../src/linkedin/urls/host.ts';
import { tierOf } from '../../../src/messages/senders.ts';

const OWN = { id: 'abcdefghijklmnop', origin: 'chrome-extension://abcdefghijklmnop' };
const LINKEDIN = 'https://www.linkedin.com';
/** As much of a tab as counts. */
const tab = { id: 7 } as NonNullable<Sender['tab']>;

const page: Sender = { id: OWN.id, origin: OWN.origin, url: `${OWN.origin}/src/popup/index.html` };
const script: Sender = { id: OWN.id, origin: LINKEDIN, url: `${LINKEDIN}/in/jane/`, tab, frameId: 0 };
const { origin: _origin, ...withoutOrigin } = script;
const { tab: _tab, ...withoutTab } = script;
const { frameId: _frame, ...withoutFrame } = script;

describe('a sender', () => {
  it.each([
    ['the popup', page],
    ['a page of ours in a tab', { ...page, tab, frameId: 0 }],
  ])('may ask everything: %s', (_who, sender) => {
    expect(tierOf(sender, OWN)).toBe('own-page');
  });

  it.each<[string, Sender]>([
    ['on LinkedIn', script],
    ['on a host below', { ...script, origin: 'https://de.linkedin.com', url: 'https://de.linkedin.com/in/jane' }],
    ['on LinkedIn itself', { ...script, origin: 'https://linkedin.com' }],
  ])('may ask for badges and to open a person: a content script %s', (_who, sender) => {
    expect(tierOf(sender, OWN)).toBe('content');
  });

  it.each<[string, Sender]>([
    ['another extension', { ...page, id: 'ponmlkjihgfedcba' }],
    ['another extension on LinkedIn', { ...script, id: 'ponmlkjihgfedcba' }],
    ['a sender without an id', { origin: OWN.origin, url: `${OWN.origin}/src/popup/index.html` }],
    ['a script on another site', { ...script, origin: 'https://evil.example', url: 'https://evil.example/' }],
    ['a script that says so only in its address', { ...script, origin: 'https://evil.example' }],
    ['a page that gives itself our address', { ...script, origin: 'https://evil.example', url: `${OWN.origin}/x` }],
    ['a look-alike', { ...script, origin: 'https://www.linkedin.com.evil.example' }],
    ['another look-alike', { ...script, origin: 'https://evillinkedin.com' }],
    ['LinkedIn without TLS', { ...script, origin: 'http://www.linkedin.com' }],
    ['a document without an origin', { ...script, origin: 'null' }],
    ['a script that gives an address only', withoutOrigin],
    ['nowhere', { id: OWN.id, tab, frameId: 0 }],
    ['a frame', { ...script, frameId: 3 }],
    ['a script of no frame', withoutFrame],
    ['a script of no tab', withoutTab],
  ])('gets no answer: %s', (_who, sender) => {
    expect(tierOf(sender, OWN)).toBeNull();
  });
});

describe("LinkedIn's hosts", () => {
  it('are those that content scripts run on', () => {
    expect(manifest.content_scripts.flatMap(({ matches }) => matches)).toEqual([PATTERN]);
    expect([isLinkedIn(LINKEDIN), isLinkedIn('https://evil.example/?https://www.linkedin.com')]).toEqual([true, false]);
  });
});
