import { type DomainRecord, domainRecord, emailPattern, employee } from '../../model/schemas/people/company.ts';
import { source } from '../../model/schemas/people/contact.ts';
import type { z } from '../../model/schemas/schema.ts';
import { isAnyRecord, readEach, readField } from './fields.ts';

const { shape } = domainRecord;

/** Keeps every readable part; null if the domain itself is unreadable. */
export function healDomain(record: unknown): DomainRecord | null {
  if (!isAnyRecord(record)) return null;
  const domain = readField(shape.domain, record.domain);
  if (domain === null) return null;
  return {
    domain,
    facts: readField(shape.facts, record.facts),
    patterns: healList(emailPattern, record.patterns),
    employees: healList(employee, record.employees),
  };
}

function healList<T>(schema: z.ZodMiniType<T>, record: unknown) {
  if (!isAnyRecord(record)) return null;
  const from = readField(source, record.source);
  return from && { source: from, list: readEach(schema, record.list) };
}
