import { describe, expect, it } from 'vitest';
import { writeLeadsFile } from '../../../src/export/leads/leads-file.ts';
import type { Lead } from '../../../src/model/schemas/people/lead.ts';
import type { LeadFormat } from '../../../src/model/views/lead-views.ts';
import { contact, email, NOW, phone } from '../purchasing/examples.ts';
import { lead, withContact, written } from './leads-people.ts';

const FORMATS: readonly LeadFormat[] = ['plain', 'salesforce', 'hubspot', 'pipedrive', 'json', 'vcard', 'vcard4'];

async function* many(count: number, asked: number[] = []): AsyncGenerator<Lead> {
  for (let at = 0; at < count; at += 1) {
    asked.push(at);
    yield lead({
      name: `Person ${at} Łukasiewicz`,
      tags: ['spring', 'warm'],
      notes: 'Met at the fair; wants a call.',
      contact: contact({
        emails: [email({ address: `p${at}@acme.example` }), email({ address: `p${at}@home.example`, use: 'personal' })],
        phones: [phone({ use: 'mobile' }), phone({ use: 'direct', e164: '+33139980001', isDoNotCall: at % 10 === 0 })],
        title: { text: 'Head of Growth, Europe', service: 'kaspr', at: NOW },
      }),
    });
  }
}

describe.each(FORMATS)('%s', (format) => {
  it('as a file is what its pieces are, byte for byte', async () => {
    const { file, extension, ...counts } = await writeLeadsFile(format, many(1234));
    const { text, ...sameCounts } = await written(format, many(1234));
    const bytes = new Uint8Array(await file.arrayBuffer());
    expect(Buffer.from(bytes).equals(Buffer.from(text, 'utf8'))).toBe(true);
    expect(counts).toEqual(sameCounts);
    expect(counts).toEqual({ written: 1234, optedOut: 0, doNotCall: 124 });
    expect(extension).toMatch(/^(csv|json|vcf)$/);
  });

  it('of several megabytes, with characters of one to four bytes, is too', async () => {
    const notes = ['a', 'é', '漢', '🦊'].map((one) => one.repeat(1200)).join(' ');
    const people = Array.from({ length: 700 }, (_, at) => lead({ name: `${'漢'.repeat(at % 5)} Łu ${at}`, notes }));
    const { file } = await writeLeadsFile(format, people);
    const { text } = await written(format, people);
    expect(file.size).toBeGreaterThan(format.startsWith('vcard') ? 1_000_000 : 3_000_000);
    expect(Buffer.from(await file.arrayBuffer()).equals(Buffer.from(text, 'utf8'))).toBe(true);
  });
});

it('tells how far it is, those left out included', async () => {
  const told: number[] = [];
  const optedOut = withContact({ optedOut: { service: 'cognism', at: NOW } });
  const people = Array.from({ length: 1100 }, (_, at) => (at < 200 ? optedOut : lead()));
  const { written: count, optedOut: out } = await writeLeadsFile('json', people, (done) => told.push(done));
  expect({ count, out, told }).toEqual({
    count: 900,
    out: 200,
    told: [300, 400, 500, 600, 700, 800, 900, 1000, 1100, 1100],
  });
});

it('can be given up: nobody is asked for more leads', async () => {
  const asked: number[] = [];
  const stop = new AbortController();
  const writing = writeLeadsFile('plain', many(10_000, asked), () => stop.abort(new Error('closed')), stop.signal);
  await expect(writing).rejects.toThrow('closed');
  expect(asked.length).toBeLessThan(1002);
});

it('breaks off with what reading the leads throws', async () => {
  async function* broken(): AsyncGenerator<Lead> {
    yield lead();
    throw new Error('unreadable');
  }
  await expect(writeLeadsFile('vcard', broken())).rejects.toThrow('unreadable');
});
