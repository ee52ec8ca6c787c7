import { dayOf, type EventRecord } from './event-records.ts';
import { sortable } from './news.ts';
import { count, day, Refusal } from './search.ts';

/** The fields that rules and pipelines know: of the event itself, or of the person. */
const FIELDS = ['type', 'org', 'employee.name', 'employee.title'];

interface Condition {
  readonly name: string;
  readonly values: readonly string[];
}

/** One page of the events of the stream: `dateFrom`, `dateTo`, `rule`, `page` (from 0), `count` (50 unless said). */
export function eventsByRule(events: readonly EventRecord[], query: URLSearchParams): EventRecord[] {
  return found(events, query, conditionsOf(query.get('rule') ?? ''));
}

/** The same by the pipeline of a body, which has to say which page it wants. */
export function eventsByPipeline(events: readonly EventRecord[], body: unknown): EventRecord[] {
  if (typeof body !== 'object' || body === null || !('pipeline' in body) || !Array.isArray(body.pipeline)) {
    throw new Refusal('no pipeline');
  }
  if (!('page' in body) || !('count' in body)) throw new Refusal('page and count are required');
  const values = Object.entries(body).filter(([name]) => name !== 'pipeline');
  const query = new URLSearchParams(values.map(([name, value]) => [name, String(value)]));
  return found(events, query, body.pipeline.map(conditionOf));
}

function found(events: readonly EventRecord[], query: URLSearchParams, conditions: readonly Condition[]) {
  const [page, size] = [count(query, 'page', 0, 1000, 0), count(query, 'count', 1, 100, 50)];
  const [from, to] = [sortable(day(query, 'dateFrom')), sortable(day(query, 'dateTo'))];
  return events
    .filter((event) => conditions.every((condition) => fits(event, condition)))
    .filter(({ at }) => (from === '' || sortable(dayOf(at)) >= from) && (to === '' || sortable(dayOf(at)) <= to))
    .slice(page * size, (page + 1) * size);
}

/** `type=job-join|job-leave;org=IBM;`. */
function conditionsOf(rule: string): Condition[] {
  return rule
    .split(';')
    .filter(Boolean)
    .map((part) => {
      const [, name = '', values = ''] = /^([a-z.]+)=([^=]+)$/.exec(part) ?? [];
      // The lists of the account: it has none.
      if (/^\w+\(/.test(values)) throw new Refusal('no such list');
      return checked({ name, values: values.split('|') });
    });
}

function conditionOf(part: unknown): Condition {
  const { name, operator, values, phase } = Object(part);
  const isWhole = operator === 'eq' && phase === 'match' && Array.isArray(values);
  if (!isWhole) throw new Refusal('a condition is not whole');
  return checked({ name, values: values.map(String) });
}

function checked(condition: Condition): Condition {
  if (!FIELDS.includes(condition.name)) throw new Refusal('unknown field');
  if (condition.values.some((value) => value === '') || condition.values.length === 0) throw new Refusal('no value');
  return condition;
}

function fits(event: EventRecord, { name, values }: Condition): boolean {
  const [, field] = name.split('.');
  const value = field === undefined ? event[name] : event.employee?.[field];
  return typeof value === 'string' && values.includes(value);
}
