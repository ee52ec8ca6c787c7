import { VALIDITIES } from '../model/contact.ts';
import type { Lead } from '../model/lead.ts';
import { SERVICES } from '../model/service.ts';

type Check = (value: unknown) => boolean;

const isText: Check = (value) => typeof value === 'string';
const isFlag: Check = (value) => typeof value === 'boolean';
const isMoment: Check = (value) => Number.isFinite(value) && Number(value) >= 0;
const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);
const list =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);

function oneOf(...values: readonly string[]): Check {
  const known = new Set<unknown>(values);
  return (value) => known.has(value);
}

function shape<T extends object>(checks: Record<keyof T & string, Check>): Check {
  const names = Object.keys(checks);
  const each = Object.values<Check>(checks);
  return (value) => {
    if (typeof value !== 'object' || value === null) return false;
    // Any object can be asked for any name.
    const record = value as Readonly<Record<string, unknown>>;
    // Counted, since pairs taken apart a million times are half of the time.
    for (let at = 0; at < names.length; at += 1) {
      if (!each[at]?.(record[names[at] ?? ''])) return false;
    }
    return true;
  };
}

type Contact = NonNullable<Lead['contact']>;
type Phone = Contact['phones'][number];
type Email = Contact['emails'][number];

const isService = oneOf(...SERVICES);
const isValidity = oneOf(...VALIDITIES);
const isSource = shape<Contact['sources'][number]>({ service: isService, at: isMoment });
const isSaying = shape<NonNullable<Contact['title']>>({ text: isText, service: isService, at: isMoment });

const isEmail = shape<Email>({
  address: isText,
  validity: isValidity,
  use: orNull(oneOf('work', 'personal')),
  current: isFlag,
  sources: list(shape<Email['sources'][number]>({ service: isService, at: isMoment, validity: isValidity })),
});

const isPhone = shape<Phone>({
  display: isText,
  e164: orNull(isText),
  country: orNull(isText),
  use: orNull(oneOf('mobile', 'direct', 'office')),
  isDoNotCall: isFlag,
  sources: list(isSource),
});

const isContact = shape<Contact>({
  emails: list(isEmail),
  phones: list(isPhone),
  title: orNull(isSaying),
  company: orNull(isSaying),
  location: orNull(isSaying),
  gatheredAt: orNull(isMoment),
  optedOut: orNull(isSource),
  sources: list(isSource),
});

const isLeadShaped = shape<Lead>({
  id: isText,
  aliases: list(isText),
  name: isText,
  headline: orNull(isText),
  company: orNull(isText),
  location: orNull(isText),
  contact: orNull(isContact),
  savedAt: isMoment,
  inCrm: orNull(
    shape<NonNullable<Lead['inCrm']>>({ instanceId: isText, contactId: isText, link: orNull(isText), at: isMoment }),
  ),
  tags: list(isText),
  notes: isText,
});

/**
 * Whether a stored record has the shape of a lead: all that whoever shows or exports it relies on. The schema looks at lengths and
 * patterns too, and copies; for a hundred thousand that takes a second and a hundred megabytes more.
 */
export function isLead(record: unknown): record is Lead {
  return isLeadShaped(record);
}
