import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CrmPush } from '../../src/model/schemas/crm/crm.ts';
import { askAsOwnPage } from '../browser/ask.ts';
import { begin, connectCloud, savedPerson, saveLeads, value } from '../browser/crm-setup.ts';
import { Leadlight } from '../browser/leadlight.ts';
import { forget } from '../browser/setup.ts';
import { SALESFORCE } from '../sandbox/cloud-elements/connections.ts';
import { type Sandbox, startSandbox } from '../sandbox/index.ts';
import type { Behaviour } from '../sandbox/service/behaviour.ts';
import type { HoldPoint } from '../sandbox/service/hold.ts';

// A push that is killed or cut at every step of its way: one contact, whatever happens. The CRM here takes duplicates.

const CONTACTS = '/elements/api-v2/hubs/crm/contacts';
/** A push whose request may be on its way is settled so long after it was sent (ms), see crm/push/settle.ts. */
const SETTLED = 100_000;

type Step = { readonly name: string; readonly target: string; readonly point: HoldPoint; readonly more?: Behaviour };

const STEPS: readonly Step[] = [
  { name: 'while it is searched for', target: `GET ${CONTACTS}`, point: 'before-charge' },
  { name: 'sent, and it arrives late', target: `POST ${CONTACTS}`, point: 'before-charge' },
  {
    name: 'sent, and it never arrives',
    target: `POST ${CONTACTS}`,
    point: 'before-charge',
    more: { cut: 'before-charge' },
  },
  { name: 'made, and not answered', target: `POST ${CONTACTS}`, point: 'after-charge' },
  { name: 'made, and half answered', target: `POST ${CONTACTS}`, point: 'after-first-byte' },
  { name: 'made, and answered but for the end', target: `POST ${CONTACTS}`, point: 'before-end' },
];

/** The connection is cut, or the bridge fails, before or after the contact is made; an answer that is none. */
const CUTS: readonly Behaviour[] = [
  { cut: 'before-charge' },
  { cut: 'after-charge' },
  { status: 502 },
  { status: 502, charge: true },
  { body: '<html>', charge: true },
];

const someone = (index: number) => savedPerson(`anna-${index}`, `Anna Björk ${index}`);
const emailOf = (slug: string) => `${slug}@acme.example`;

const TO_SALESFORCE = { instanceId: String(SALESFORCE.id), ticked: [], choice: null };

describe('a push into the CRM', () => {
  let sandbox: Sandbox;
  let leadlight: Leadlight;
  const crm = () => sandbox.cloudElements;
  const contactsOf = (slug: string) =>
    crm()
      .contacts(SALESFORCE.id)
      .filter(({ Email }) => Email === emailOf(slug));
  const send = (leadId: string) => askAsOwnPage(leadlight, 'send-to-crm', { leadId, ...TO_SALESFORCE });
  const pushes = () => leadlight.stored<CrmPush>('pushes');

  beforeAll(async () => {
    sandbox = await startSandbox();
    leadlight = await Leadlight.start(sandbox);
    await connectCloud(leadlight, { crm: SALESFORCE.id });
  });
  afterAll(async () => {
    await leadlight.stop();
    await sandbox.stop();
  });
  beforeEach(async () => {
    crm().reset();
    crm().set({ rejectsDuplicates: false });
    await forget(leadlight, ['leads', 'pushes', 'sendings', 'sendingTasks']);
  });

  it('whose background is killed at any step makes one contact, and can be taken back', async () => {
    const people = STEPS.map((_, index) => someone(index));
    await saveLeads(leadlight, people);
    const before = crm().contacts(SALESFORCE.id);
    const holds = [];
    for (const [index, { target, point, more }] of STEPS.entries()) {
      const hold = crm().hold(point);
      crm().next(target, { hold, ...more });
      await begin(leadlight, 'send-to-crm', { leadId: `lead-anna-${index}`, ...TO_SALESFORCE });
      await hold.reached;
      holds.push(hold);
    }
    await leadlight.killWorker();
    for (const hold of holds) hold.release();
    // Whoever asks first may be the background that starts, or the user.
    const again = await Promise.all(people.map(({ id }) => send(id)));
    expect(again.map((outcome) => outcome.ok && outcome.value.kind)).toEqual(STEPS.map(() => 'done'));
    expect(people.map((_, index) => contactsOf(`anna-${index}`).length)).toEqual(STEPS.map(() => 1));
    expect((await pushes()).filter(({ state }) => state === 'intent')).toEqual([]);

    for (const { id, state } of await pushes()) {
      if (state === 'created')
        expect(await value(askAsOwnPage(leadlight, 'undo-push', { id }))).toMatchObject({ isUndone: true, left: [] });
    }
    expect(crm().contacts(SALESFORCE.id)).toEqual(before);
  }, 180_000);

  it('that was left open is settled by the next start; one about which the CRM fails is put off', async () => {
    const people = [someone(0), someone(1)];
    await saveLeads(leadlight, people);
    for (const { id } of people) {
      const hold = crm().hold('after-charge');
      crm().next(`POST ${CONTACTS}`, { hold });
      await begin(leadlight, 'send-to-crm', { leadId: id, ...TO_SALESFORCE });
      await hold.reached;
    }
    await leadlight.killWorker();
    crm().next(`GET ${CONTACTS}`, { status: 503 });
    await askAsOwnPage(leadlight, 'view-settings', null);
    await vi.waitFor(
      async () => expect((await pushes()).map(({ state }) => state)).toEqual(['intent', 'created']),
      20_000,
    );
    expect((await pushes())[0]?.retry).toMatchObject({ tries: 1 });
    // Nor does another start ask before its time has come.
    const searches = crm().count(`GET ${CONTACTS}`);
    await leadlight.killWorker();
    await askAsOwnPage(leadlight, 'view-settings', null);
    await new Promise((done) => setTimeout(done, 2000));
    expect(crm().count(`GET ${CONTACTS}`)).toBe(searches);
    expect(people.map((_, index) => contactsOf(`anna-${index}`).length)).toEqual([1, 1]);
    // The user need not wait.
    expect(await send('lead-anna-0')).toMatchObject({ ok: true, value: { kind: 'done' } });
    expect((await pushes()).map(({ state }) => state)).toEqual(['created', 'created']);
  }, 60_000);

  it('makes one contact, however the answer is lost', { timeout: 180_000, tags: ['slow'] }, async () => {
    const people = CUTS.map((_, index) => someone(index));
    await saveLeads(leadlight, people);
    // All at once: whoever waits for what became of theirs waits for a minute.
    for (const behaviour of CUTS) crm().next(`POST ${CONTACTS}`, behaviour);
    // Chromium's network service now and then crashes over a cut connection (156), and takes the background with it.
    for (let rounds = 0; rounds < 3; rounds += 1) await Promise.allSettled(people.map(({ id }) => send(id)));
    expect(people.map((_, index) => contactsOf(`anna-${index}`).length)).toEqual(CUTS.map(() => 1));
    expect((await pushes()).filter(({ state }) => state === 'intent')).toEqual([]);
  });

  it('of many, whose background is killed again and again, makes one contact of each', {
    timeout: 420_000,
    tags: ['slow'],
  }, async () => {
    const people = Array.from({ length: 20 }, (_, index) => someone(index));
    await saveLeads(leadlight, people);
    crm().always(`POST ${CONTACTS}`, { delay: 60 });
    const begun = await value(askAsOwnPage(leadlight, 'begin-bulk-push', { ids: people.map(({ id }) => id) }));
    expect(begun).not.toBeNull();
    for (let kills = 0; kills < 4; kills += 1) {
      await new Promise((done) => setTimeout(done, 300 + Math.random() * 600));
      await leadlight.killWorker();
      await askAsOwnPage(leadlight, 'view-settings', null);
    }
    await vi.waitFor(
      async () => {
        const [shown] = await value(askAsOwnPage(leadlight, 'view-bulk-pushes', null));
        expect(shown?.bulkPush.state).toBe('done');
      },
      { timeout: SETTLED * 3, interval: 1000 },
    );
    expect(people.map((_, index) => contactsOf(`anna-${index}`).length)).toEqual(people.map(() => 1));
    expect(
      crm()
        .contacts(SALESFORCE.id)
        .filter(({ Email }) => String(Email).startsWith('anna-')),
    ).toHaveLength(20);
  });

  it('that changes a contact, killed at any step, leaves what was there to be put back', async () => {
    const steps = ['before-charge', 'after-charge', 'after-first-byte'] as const;
    const people = steps.map((_, index) => someone(index));
    await saveLeads(leadlight, people);
    for (const [index] of steps.entries()) {
      crm().addContact(SALESFORCE.id, {
        LastName: 'Björk',
        FirstName: 'A.',
        Email: emailOf(`anna-${index}`),
        Title: null,
      });
    }
    const before = crm().contacts(SALESFORCE.id);
    const holds = [];
    for (const [index, point] of steps.entries()) {
      const [contact] = contactsOf(`anna-${index}`);
      const hold = crm().hold(point);
      crm().next(`PATCH ${CONTACTS}/${contact?.id}`, { hold });
      await begin(leadlight, 'send-to-crm', { leadId: `lead-anna-${index}`, ...TO_SALESFORCE });
      await hold.reached;
      holds.push(hold);
    }
    await leadlight.killWorker();
    for (const hold of holds) hold.release();
    for (const { id } of people) expect(await send(id)).toMatchObject({ ok: true, value: { kind: 'done' } });
    expect(people.map((_, index) => contactsOf(`anna-${index}`))).toEqual(
      people.map(() => [expect.objectContaining({ FirstName: 'A.', Title: 'Head of Growth' })]),
    );
    for (const { id, state } of await pushes()) {
      if (state === 'updated')
        expect(await value(askAsOwnPage(leadlight, 'undo-push', { id }))).toMatchObject({ isUndone: true, left: [] });
    }
    expect(crm().contacts(SALESFORCE.id)).toEqual(before);
  }, 240_000);
});
