import { z } from '../schema.ts';
import { email, phone, source } from './contact.ts';

/**
 * `pattern` is `{first}.{last}@example.com`; `score` is 0…1, higher is likelier, and scores of a company do not sum to
 * 1.
 */
export const emailPattern = z.strictObject({
  pattern: z.string().check(z.minLength(3), z.maxLength(254)),
  score: z.number().check(z.gte(0), z.lte(1)),
});

const saying = z.nullable(z.string().check(z.minLength(1), z.maxLength(500)));

export const employee = z.strictObject({
  name: z.string().check(z.minLength(1), z.maxLength(300)),
  title: saying,
  company: saying,
  location: saying,
  emails: z.array(email),
  phones: z.array(phone),
});

/** What a service knows of a company itself. */
export const companyFacts = z.strictObject({
  source,
  name: saying,
  site: saying,
  industry: saying,
  /** As the service writes it: "201-500", "10,001+". */
  size: saying,
  type: saying,
  headquarters: saying,
  founded: saying,
  phones: z.array(phone),
});

/** What services said about one company domain. Employees of several purchases are kept together. */
export const domainRecord = z.strictObject({
  domain: z.string(),
  facts: z.nullable(companyFacts),
  patterns: z.nullable(z.strictObject({ source, list: z.array(emailPattern) })),
  employees: z.nullable(z.strictObject({ source, list: z.array(employee) })),
});

/** A bare host of a company: `example.com`. At least two labels; ASCII (IDN as punycode). */
export const companyDomain = z
  .string()
  .check(
    z.maxLength(253),
    z.regex(/^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/),
  );

export type EmailPattern = z.infer<typeof emailPattern>;
export type CompanyFacts = z.infer<typeof companyFacts>;
export type Employee = z.infer<typeof employee>;
export type DomainRecord = z.infer<typeof domainRecord>;
