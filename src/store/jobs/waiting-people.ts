import { type Alias, aliasesOf, type Subject } from '../../model/schemas/people/lead.ts';
import { task as taskSchema } from '../../model/schemas/purchases/run.ts';
import type { OpenDatabase } from '../database.ts';
import { readRecord } from '../records.ts';

/** Up to so many people, each one's tasks are read; beyond, the keys of all waiting tasks take less time. */
const MAX_SINGLE_READS = 50;

type TaskIds = ReadonlyMap<Alias, readonly number[]>;

/**
 * Whether people are waiting in runs. Whom a run is about never changes, so that is read once; whether their turn has
 * come is read each time.
 */
export function createWaitingPeople(openDatabase: OpenDatabase) {
  const remembered = new Map<number, Promise<TaskIds>>();

  async function readTaskIds(run: number): Promise<TaskIds> {
    const waiting = await (await openDatabase()).getAllFromIndex('tasks', 'next', [run, 'waiting']);
    const ids = new Map<Alias, number[]>();
    for (const record of waiting) {
      const { id, person } = readRecord(taskSchema, record);
      for (const alias of aliasesOf(person)) ids.set(alias, [...(ids.get(alias) ?? []), id]);
    }
    return ids;
  }

  function taskIdsOf(run: number): Promise<TaskIds> {
    const known = remembered.get(run);
    if (known) return known;
    const reading = readTaskIds(run);
    remembered.set(run, reading);
    reading.catch(() => remembered.delete(run));
    return reading;
  }

  async function waitingOf(run: number, people: readonly Subject[]): Promise<boolean[]> {
    const ids = await taskIdsOf(run);
    const tasksOf = (person: Subject) => [...new Set(aliasesOf(person).flatMap((alias) => ids.get(alias) ?? []))];
    const { store } = (await openDatabase()).transaction('tasks');
    if (people.length > MAX_SINGLE_READS) {
      const waiting = new Set(await store.index('next').getAllKeys([run, 'waiting']));
      return people.map((person) => tasksOf(person).some((id) => waiting.has(id)));
    }
    const tasks = await Promise.all(people.map((person) => Promise.all(tasksOf(person).map((id) => store.get(id)))));
    return tasks.map((own) => own.some((task) => task?.state === 'waiting'));
  }

  /** In the order of `people`. @param open all runs that are not over @param counts whether a run is one of these */
  return async <R extends { readonly id: number }>(
    open: readonly R[],
    people: readonly Subject[],
    counts: (run: R) => boolean,
  ): Promise<boolean[]> => {
    for (const id of remembered.keys()) if (!open.some((run) => run.id === id)) remembered.delete(id);
    const waiting = await Promise.all(open.filter(counts).map(({ id }) => waitingOf(id, people)));
    return people.map((_, at) => waiting.some((ofRun) => ofRun[at]));
  };
}
