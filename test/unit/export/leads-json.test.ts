import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Lead } from '../../../src/model/schemas/people/lead.ts';
import { contact, email, NOW, phone } from '../purchasing/examples.ts';
import { anyLead, lead, written } from './leads-people.ts';
import { readLeads } from './leads-read.ts';

async function readBack(text: string) {
  const leads: Lead[] = [];
  const outcome = await readLeads(new Blob([text]), (one) => leads.push(one));
  return { leads, outcome };
}

it('everything that is stored reads back, but for whom must not be contacted and numbers that must not be called', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyLead, { maxLength: 5 }), async (people) => {
      const { text, ...counts } = await written('json', people);
      const { leads, outcome } = await readBack(text);
      const sent = people.filter(({ contact: known }) => !known?.optedOut);
      expect(outcome).toEqual({ kind: 'read', leads: sent.length, damaged: 0, isWhole: true });
      expect(counts.written).toBe(sent.length);
      const withoutPhones = (one: Lead) => ({ ...one, contact: one.contact && { ...one.contact, phones: [] } });
      expect(leads.map(withoutPhones)).toEqual(sent.map(withoutPhones));
      const kept = leads.reduce((sum, one) => sum + (one.contact?.phones.length ?? 0), 0);
      const all = sent.reduce((sum, one) => sum + (one.contact?.phones.length ?? 0), 0);
      expect(kept + counts.doNotCall).toBe(all);
      expect(leads.flatMap((one) => one.contact?.phones ?? []).filter(({ isDoNotCall }) => isDoNotCall)).toEqual([]);
      // For other programs it is one JSON text.
      expect(JSON.parse(text)).toEqual({ leads: 'Leadlight', version: 1, people: JSON.parse(JSON.stringify(leads)) });
    }),
  );
});

it('keeps addresses that do not work, and all who said something of them', async () => {
  const known = contact({
    emails: [email({ validity: 'invalid' })],
    phones: [phone({ isDoNotCall: true }), phone({ e164: '+33139980001' })],
  });
  const { leads } = await readBack((await written('json', [lead({ contact: known })])).text);
  expect(leads).toEqual([lead({ contact: { ...known, phones: known.phones.slice(1) } })]);
});

it('keeps what no source reports any more, and what could not be read; a CSV has neither', async () => {
  const past = { service: 'kaspr', at: NOW - 1, retractedAt: NOW } as const;
  const known = contact({
    emails: [email(), email({ address: 'old@acme.example', sources: [{ ...past, validity: 'verified' }] })],
    phones: [phone(), phone({ e164: '+33139980001', display: '+33 1 39 98 00 01', sources: [past] })],
    unread: [{ text: 'ask at the desk', kind: 'phone', service: 'kaspr', at: NOW }],
  });
  const { leads } = await readBack((await written('json', [lead({ contact: known })])).text);
  expect(leads).toEqual([lead({ contact: known })]);
  const csv = (await written('plain', [lead({ contact: known })])).text;
  expect(csv).toContain('jane@acme.example');
  for (const gone of ['old@acme.example', '39 98 00 01', 'ask at the desk']) expect(csv).not.toContain(gone);
});

describe('a file', () => {
  const file = async () => (await written('json', [lead(), lead({ name: 'B', notes: 'x' }), lead({ name: 'C' })])).text;

  it.each([
    ['empty', () => '', { kind: 'foreign' }],
    ['of something else', () => '{"people":[]}', { kind: 'foreign' }],
    ['of a later Leadlight', (text: string) => text.replace('"version":1', '"version":2'), { kind: 'newer' }],
    ['cut off', (text: string) => text.slice(0, -6), { kind: 'read', leads: 2, damaged: 1, isWhole: false }],
    [
      'without its end',
      (text: string) => text.replace(']}\n', ''),
      { kind: 'read', leads: 3, damaged: 1, isWhole: false },
    ],
    [
      'with a damaged line',
      (text: string) => text.replace('"notes":"x"', '"notes":7'),
      { kind: 'read', leads: 2, damaged: 1, isWhole: true },
    ],
    [
      'with a line of brackets',
      (text: string) => text.replace('\n,', `\n${'['.repeat(50_000)}\n,`),
      { kind: 'read', leads: 3, damaged: 1, isWhole: true },
    ],
    [
      'with an endless line',
      (text: string) => text.replace('\n,', `\n${' '.repeat(1_500_000)}\n,`),
      { kind: 'read', leads: 1, damaged: 1, isWhole: false },
    ],
  ])('%s is judged', async (_, change, outcome) => {
    expect((await readBack(change(await file()))).outcome).toEqual(outcome);
  });

  it('that the browser cannot read is told from one that is none', async () => {
    const stream = () =>
      new ReadableStream({
        pull() {
          throw new DOMException('', 'NotReadableError');
        },
      });
    expect(await readLeads({ stream } as Blob, () => {})).toEqual({ kind: 'unreadable' });
  });

  it('breaks off with what the taker throws', async () => {
    const taking = readLeads(new Blob([await file()]), () => {
      throw new Error('full disk');
    });
    await expect(taking).rejects.toThrow('full disk');
  });
});

it('a lead whose notes are as long and as odd as can be reads back', async () => {
  const notes = '\ud800\u0000"'.repeat(3333);
  const { leads } = await readBack((await written('json', [lead({ notes, savedAt: NOW })])).text);
  expect(leads[0]?.notes).toBe(notes);
});
