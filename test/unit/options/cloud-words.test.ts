import { describe, expect, it, test, vi } from 'vitest';
import { PRESETS } from '../../../src/crm/mapping/presets.ts';
import type { PickedHub } from '../../../src/model/schemas/crm/hub.ts';
import type { Failure } from '../../../src/model/schemas/purchases/failure.ts';
import {
  askFailure,
  connectFailure,
  elementName,
  pickedText,
  pickFailure,
} from '../../../src/options/cloud-elements/hub-text.ts';
import { consentOf } from '../../../src/options/cloud-elements/oauth-consent.ts';
import { folderAbove, folderFrom, siteFrom } from '../../../src/options/cloud-elements/typed-address.ts';

vi.mock('../../../src/browser.ts', () => import('../ui/english.ts'));

const OF = { service: 'cloudElements' } as const;
const BACK = 'https://abcdefgh.chromiumapp.org/';

describe('where the window of a consent led back to', () => {
  const landed = `${BACK}?code=c-1&state=s-1`;

  test.each([
    [landed, { kind: 'allowed', landed }],
    [`${BACK}?error=access_denied&state=s-1`, { kind: 'refused' }],
    [`${BACK}?code=&state=s-1`, { kind: 'refused' }],
    // Somebody else's code must not be taken.
    [`${BACK}?code=c-1&state=s-2`, { kind: 'foreign' }],
    [`${BACK}?code=c-1`, { kind: 'foreign' }],
    ['', { kind: 'closed' }],
    ['nonsense', { kind: 'closed' }],
    [undefined, { kind: 'closed' }],
  ])('%s', (address, consent) => {
    expect(consentOf(address, 's-1')).toEqual(consent);
  });
});

describe('a picked connection', () => {
  const picked: PickedHub = {
    ...{ hub: 'crm', instanceId: '520101', name: 'Sales', element: 'sfdc', site: null, mapping: null, folder: null },
  };

  test.each<[Partial<PickedHub>, string]>([
    [{}, 'Sales (Salesforce)'],
    [{ element: 'sugarcrm' }, 'Sales (sugarcrm)'],
    [{ element: null }, 'Sales'],
    [{ instanceId: 'pasted-0123456789ab', name: '', element: null }, 'The pasted element token'],
  ])('%j is called by its name', (more, words) => {
    expect(pickedText({ ...picked, ...more })).toBe(words);
  });

  it.each(Object.keys(PRESETS))('of %s, for which there is a preset, is called what its maker calls it', (element) => {
    expect(elementName(element)).not.toBe(element);
  });
});

describe('a failure of Cloud Elements', () => {
  const refused: Failure = { kind: 'refused', ...OF, status: 400 };

  test.each<[string, (failure: Failure) => string, Failure, string]>([
    ['a masked token', pickFailure, { kind: 'no-key', ...OF }, 'does not tell the token of this connection. Paste it'],
    ['a connection that is gone', pickFailure, { ...refused, status: 404 }, 'is not there any more. Choose another'],
    ['secrets that are refused', pickFailure, { kind: 'bad-key', ...OF }, 'Cloud Elements refused your key.'],
    ['an app that is refused', askFailure, refused, 'status 400). Check the key and the secret of the app'],
    ['no organization secret', askFailure, { kind: 'no-key', ...OF }, 'with the organization secret only'],
    ['a service that is down', askFailure, { kind: 'service-down', ...OF, status: 503 }, '(status 503)'],
    ['a code that is refused', connectFailure, refused, 'Check the key and the secret of the app'],
    ['no consent', connectFailure, { kind: 'not-entitled', ...OF }, 'was not allowed, so nothing was connected'],
    ['a masked new token', connectFailure, { kind: 'no-key', ...OF }, 'Paste it above'],
    ['no answer', connectFailure, { kind: 'timeout', ...OF }, 'may have been made all the same'],
    ['a cut line', connectFailure, { kind: 'maybe-written', ...OF }, 'may have been made all the same'],
    ['offline', connectFailure, { kind: 'offline' }, 'You are offline.'],
  ])('%s is said in words, with a step', (_, say, failure, words) => {
    expect(say(failure)).toContain(words);
    expect(say(failure)).not.toMatch(/\$\d|undefined/);
  });
});

describe('what is typed', () => {
  test.each([
    ['', null],
    ['  ', null],
    ['https://acme.my.salesforce.com', 'https://acme.my.salesforce.com'],
    [' acme.pipedrive.com/people ', 'https://acme.pipedrive.com'],
    ['https://crm.example:8443/x?y#z', 'https://crm.example:8443'],
    ['https://münchen.example', 'https://xn--mnchen-3ya.example'],
    ['http://acme.example', undefined],
    ['javascript:alert(1)', undefined],
    ['javascript://acme.example/%0aalert(1)', undefined],
    ['https://user:pass@acme.example', undefined],
    ['acme', undefined],
    ['not an address', undefined],
  ])('as the address of a CRM: %j', (typed, site) => {
    expect(siteFrom(typed)).toBe(site);
  });

  test.each([
    ['/Leads', '/Leads'],
    ['Leads/Spring/', '/Leads/Spring'],
    [' \\Leads\\Spring ', '/Leads/Spring'],
    ['//Leads// Spring ', '/Leads/Spring'],
    ['', '/'],
    ['/', '/'],
    ['/عملاء/見込み客 🌱', '/عملاء/見込み客 🌱'],
    ['/Leads/../Secret', undefined],
    ['/./Leads', undefined],
    ['/Le\u0000ads', undefined],
    [`/${'x'.repeat(1000)}`, undefined],
  ])('as a folder: %j', (typed, folder) => {
    expect(folderFrom(typed)).toBe(folder);
  });

  test.each([
    ['/Leads/Spring', '/Leads'],
    ['/Leads', '/'],
    ['/', null],
  ])('above %s is %s', (path, above) => {
    expect(folderAbove(path)).toBe(above);
  });
});
