import { expect, it } from 'vitest';
import { createCrm } from '../../../src/background/wiring/crm.ts';
import type { CrmPush } from '../../../src/model/schemas/crm/crm.ts';
import { JANE_FIELDS, lead, SALESFORCE } from '../crm/crm-people.ts';
import { NOW } from '../purchasing/examples.ts';

const PUSH = {
  ...{ id: 1, leadId: 'lead-1', instanceId: '17', element: 'sfdc', object: 'contacts', contactId: '0030' },
  ...{
    isChosen: false,
    searched: [{ by: 'email' as const, field: 'Email', value: 'jane@acme.example' }],
    wrote: JANE_FIELDS,
    before: {},
    at: NOW,
  },
};

/** A CRM that has Jane among its contacts, and a mapping that leads to its leads by now. */
function office(push: CrmPush) {
  const ended: string[] = [];
  const asked: string[] = [];
  const answer = (status: number, value: unknown) => ({
    ...{ kind: 'reply', status, headers: new Headers() },
    body: { kind: 'json', value },
  });
  const request = async ({ url, method }: { url: string; method: string }) => {
    asked.push(`${method} ${new URL(url).pathname}`);
    const jane = { id: '0030', ...JANE_FIELDS };
    if (!url.includes('/contacts')) return answer(url.includes('/0030') ? 404 : 200, []);
    return answer(200, url.includes('/0030') ? jane : [jane]);
  };
  const access = { base: 'https://x.example', userSecret: 'u', organizationSecret: 'o', elementToken: 'e' };
  const mapping = { ...SALESFORCE, object: 'leads' };
  const picked = { hub: 'crm', instanceId: '17', name: '', element: 'sfdc', site: null, mapping, folder: null };
  const crm = createCrm({
    cloud: { hub: async () => ({ asker: { request, access, sending: 'plain', now: () => NOW }, picked }) },
    hubs: { picked: async () => picked },
    leadTable: { leads: async () => [lead()] },
    pushRecords: {
      push: async () => push,
      intents: async () => [push],
      earlier: async () => [push],
      end: async ({ state }: CrmPush) => void ended.push(state),
    },
    locks: { hold: (_: string, work: () => Promise<unknown>) => work(), isHeld: async () => false },
    changed: () => {},
    now: () => NOW + 10_000_000,
    sleep: async () => {},
    // As much of each as is used here.
  } as never);
  return { crm, asked, ended };
}

it('a push is taken back where it was made, though the mapping leads elsewhere by now', async () => {
  const { crm, asked, ended } = office({ ...PUSH, state: 'created' });
  await crm.undo(1);
  expect(asked.filter((one) => one.includes('/leads'))).toEqual([]);
  expect(ended).toEqual(asked.some((one) => one.startsWith('DELETE')) ? ['undone'] : []);
});

it('what became of a push is looked for where it was made', async () => {
  const { crm, ended } = office({ ...PUSH, state: 'intent', contactId: null });
  await crm.settleOpen();
  expect(ended).toEqual(['created']);
});

it('a push into another connection than is picked is not looked for, and does not keep the background awake', async () => {
  const { crm, asked, ended } = office({ ...PUSH, state: 'intent', instanceId: '18' });
  expect([await crm.settleOpen(), asked, ended]).toEqual([null, [], []]);
});

it('a push that was meant for another CRM than is picked now is not made', async () => {
  const { crm, asked } = office({ ...PUSH, state: 'created' });
  const pushing = crm.push('lead-1', { ticked: [], choice: null }, '18');
  await expect(pushing).rejects.toMatchObject({ failure: { kind: 'no-key' } });
  expect(asked).toEqual([]);
});
