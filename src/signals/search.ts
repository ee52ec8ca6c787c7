import { EVENT_TYPES } from '../model/schemas/people/signal.ts';
import { rulesOf } from '../services/cognism-2016/events/event-rule.ts';
import type { WatchedPerson } from './recognise.ts';

const DAY = 24 * 3_600_000;

const COMPANY_EVENTS = ['310', '330'] as const;

/** Moments are epoch ms; the service compares whole days. */
export type SignalSearch = { readonly rule: string; readonly from: number; readonly to: number };

export function searchesFor(people: readonly WatchedPerson[], from: number, to: number): SignalSearch[] {
  const names = people.map(({ name }) => name);
  const companies = people.flatMap(({ company }) => company ?? []);
  const ofPeople = rulesOf({ types: EVENT_TYPES, 'employee.name': names });
  const ofCompanies = rulesOf({ types: COMPANY_EVENTS, org: companies });
  return [...ofPeople.rules, ...ofCompanies.rules].map((rule) => ({ rule, from, to }));
}

/** None for a single day, the smallest unit. */
export function splitInHalves({ rule, from, to }: SignalSearch): SignalSearch[] {
  const [first, last] = [Math.floor(from / DAY), Math.floor(to / DAY)];
  if (first >= last) return [];
  const middle = Math.ceil((first + last) / 2) * DAY;
  return [
    { rule, from, to: middle - 1 },
    { rule, from: middle, to },
  ];
}
