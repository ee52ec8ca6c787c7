import { describe, expect, it } from 'vitest';
import type { CompanyFacts, DomainRecord } from '../../../src/model/schemas/people/company.ts';
import type { Contact } from '../../../src/model/schemas/people/contact.ts';
import type { Lead } from '../../../src/model/schemas/people/lead.ts';
import { applyPurchase } from '../../../src/purchasing/ledger/apply-purchase.ts';
import { NOW, purchase } from './examples.ts';

const sources = [{ service: 'kaspr' as const, at: NOW }];
const said = sources.map((source) => ({ ...source, validity: 'verified' as const }));
const nothing = { title: null, company: null, location: null };
const contact = (address: string): Contact => ({
  emails: [{ address, validity: 'verified', use: 'work', current: true, sources: said }],
  phones: [],
  ...nothing,
  gatheredAt: null,
  optedOut: null,
  sources,
});
const LEAD: Lead = {
  id: '1',
  aliases: ['in:a'],
  name: 'A',
  headline: null,
  company: null,
  location: null,
  contact: null,
  savedAt: 1,
  inCrm: null,
  tags: [],
  notes: '',
};
const RECORD: DomainRecord = { domain: 'acme.example', facts: null, patterns: null, employees: null };
const keep = (data: Parameters<typeof applyPurchase>[0]) => applyPurchase(data, purchase(), NOW);
const employee = (name: string) => ({ name, ...nothing, emails: [], phones: [] });

describe('what was bought is kept', () => {
  it('with what the lead already has', () => {
    const first = keep({ operation: 'profile', contact: contact('a@acme.example') }).lead(LEAD);
    const second = keep({ operation: 'profile', contact: contact('b@acme.example') }).lead(first);
    expect(second.contact?.emails.map(({ address }) => address)).toEqual(['a@acme.example', 'b@acme.example']);
    expect(second).toMatchObject({ id: '1', aliases: ['in:a'], savedAt: 1 });
  });

  it('patterns in place of older ones, employees with them', () => {
    const pattern = (text: string) => keep({ operation: 'domain-patterns', patterns: [{ pattern: text, score: 1 }] });
    const staff = (name: string) => keep({ operation: 'domain-employees', employees: [employee(name)] });
    const record = [pattern('{f}@a.example'), staff('A'), pattern('{l}@a.example'), staff('B')].reduce(
      (known, { domain }) => domain(known),
      RECORD,
    );
    expect(record.patterns).toEqual({ source: sources[0], list: [{ pattern: '{l}@a.example', score: 1 }] });
    expect(record.employees?.list.map(({ name }) => name)).toEqual(['A', 'B']);
    expect(record.employees?.source).toEqual(sources[0]);
  });

  it('of a reveal as of a look-up: each source once, beside the other', () => {
    const first = keep({ operation: 'profile', contact: contact('a@acme.example') }).lead(LEAD);
    const told = { ...contact('A@acme.example'), sources: [{ service: 'cognism' as const, at: NOW }] };
    const word = { service: 'cognism' as const, at: NOW, validity: 'invalid' as const };
    const revealed = { ...told, emails: told.emails.map((email) => ({ ...email, sources: [word] })) };
    const second = keep({ operation: 'reveal', contact: revealed }).lead(first);
    expect(second.contact?.emails).toMatchObject([{ validity: 'verified', sources: [...said, word] }]);
    expect(second.contact?.sources).toEqual([...sources, ...told.sources]);
  });

  it('of a company itself in place of what was known, and beside the rest', () => {
    const facts = (name: string): CompanyFacts => ({
      ...{ source: { service: 'cognism', at: NOW }, name, site: null, industry: null, size: null, type: null },
      ...{ headquarters: null, founded: null, phones: [] },
    });
    const known = keep({ operation: 'domain-patterns', patterns: [] }).domain(RECORD);
    const first = keep({ operation: 'account', facts: facts('Acme') }).domain(known);
    expect(keep({ operation: 'account', facts: facts('Acme Ltd') }).domain(first)).toEqual({
      ...known,
      facts: facts('Acme Ltd'),
    });
  });

  it('nothing changes where nothing was brought, or something of another kind', () => {
    const known = { ...LEAD, contact: contact('a@acme.example') };
    expect(keep(null).lead(known)).toEqual(known);
    expect(keep(null).domain(RECORD)).toEqual(RECORD);
    expect(keep({ operation: 'domain-patterns', patterns: [] }).lead(known)).toEqual(known);
    expect(keep({ operation: 'profile', contact: contact('b@acme.example') }).domain(RECORD)).toEqual(RECORD);
  });
});
