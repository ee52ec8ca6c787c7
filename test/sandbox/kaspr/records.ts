import type { Employee } from '../companies.ts';
import type { Contact, Person } from '../person.ts';

/** The `profile` object of generation 1, as in the vendor's example. `fetchedAt` in ms, `processingTime` in s. */
export function profileRecord(person: Person, contact: Contact, fetchedAt: number): Record<string, unknown> {
  const currentPro = contact.pro[0];
  const current = currentPro ?? contact.personal[0];
  return {
    id: person.slug,
    name: person.cleanName,
    firstName: person.firstName,
    lastName: person.lastName,
    emails: contact.emails,
    currentProEmails: contact.pro,
    currentPersonalEmails: contact.personal,
    phones: contact.phones,
    location: person.location,
    ...(person.title === undefined ? {} : { title: person.title }),
    ...(person.company === undefined ? {} : { companyName: person.company }),
    fetchedAt,
    ...(currentPro === undefined ? {} : { currentProEmail: currentPro }),
    processingTime: 1.385,
    ...(current === undefined ? {} : { currentEmail: current }),
  };
}

/** One of the `employees`: `company` and `job`, where a profile says `companyName` and `title`. */
export function employeeRecord(employee: Employee, company: string): Record<string, unknown> {
  const { firstName, lastName, job, email, valid, phone, location } = employee;
  return {
    firstName,
    lastName,
    name: `${firstName} ${lastName}`,
    company,
    job,
    email,
    emails: [{ email, valid }],
    phones: phone === undefined ? [] : [phone],
    ...(phone === undefined ? {} : { phone }),
    location,
  };
}
