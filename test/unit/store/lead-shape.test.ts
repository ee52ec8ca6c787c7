import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lead as leadSchema } from '../../../src/model/schemas/people/lead.ts';
import { isLead } from '../../../src/store/people/lead-shape.ts';
import { anyLead, lead } from '../export/leads-people.ts';
import { contact, email, NOW, phone } from '../purchasing/examples.ts';

const saying = { text: 'Acme', service: 'kaspr', at: NOW } as const;
const source = { service: 'cognism', at: NOW } as const;
/** Somebody of whom everything is known. */
const WHOLE = lead({
  contact: contact({
    emails: [email({ sources: [{ service: 'kaspr', at: NOW, validity: 'verified', retractedAt: NOW }] })],
    phones: [phone({ use: 'mobile', sources: [{ service: 'kaspr', at: NOW, retractedAt: NOW }] })],
    unread: [{ text: 'jane at acme', kind: 'email', service: 'kaspr', at: NOW, retractedAt: NOW }],
    ...{ title: saying, company: saying, location: saying },
    ...{ gatheredAt: NOW, optedOut: source, sources: [source] },
  }),
  inCrm: { instanceId: '1', contactId: '2', link: 'https://crm.example/2', at: NOW },
  tags: ['warm'],
  provenance: {
    name: { from: 'own-page', at: NOW },
    aliases: [{ alias: 'in:jane-doe', from: 'row', at: NOW }],
  },
});

type Path = readonly string[];

/** Where anything stands in a record. */
function pathsIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([name, inner]) => pathsIn(inner, [...path, name]))];
}

/** A record with something else, or nothing, in one place. */
function damaged(value: unknown, [name, ...rest]: Path, by: unknown): unknown {
  if (name === undefined) return by;
  const copy = Array.isArray(value) ? [...value] : { ...Object(value) };
  copy[name as keyof typeof copy] = damaged(copy[name as keyof typeof copy], rest, by);
  return copy;
}

describe('the shape of a lead', () => {
  it('is had by whatever the schema takes', () => {
    expect(leadSchema.safeParse(WHOLE).success).toBe(true);
    expect(isLead(WHOLE)).toBe(true);
    fc.assert(
      fc.property(anyLead, (one) => {
        fc.pre(leadSchema.safeParse(one).success);
        expect(isLead(one)).toBe(true);
      }),
    );
  });

  const paths = pathsIn(WHOLE);

  it('is looked at in every place', () => {
    expect(paths.length).toBeGreaterThan(50);
  });

  it.each(paths.map((path) => [path.join('.') || 'the record', path] as const))(
    'is judged as by the schema with something else in %s',
    (_, path) => {
      for (const by of [undefined, null, 7, Number.NaN, -1, true, {}, [7]]) {
        const record = damaged(WHOLE, path, by);
        expect([by, isLead(record)]).toEqual([by, leadSchema.safeParse(record).success]);
      }
    },
  );
});
