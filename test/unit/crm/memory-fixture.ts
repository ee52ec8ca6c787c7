import type { CrmContacts, PushDeps, PushStore } from '../../../src/crm/ports.ts';
import { createPushes } from '../../../src/crm/push/push.ts';
import type { PushOrder } from '../../../src/crm/push/push-context.ts';
import { type UndoResult, undoPush } from '../../../src/crm/push/undo-push.ts';
import { type CrmMapping, type CrmPush, crmPush } from '../../../src/model/schemas/crm/crm.ts';
import { NOW } from '../purchasing/examples.ts';
import { lead, SALESFORCE } from './crm-people.ts';
import { createMemoryCrm } from './memory-crm.ts';

export type Clock = { readonly now: () => number; readonly pass: (ms: number) => void };

function createClock(): Clock {
  let time = NOW;
  const pass = (ms: number) => {
    time += ms;
  };
  return { now: () => time, pass };
}

/** A store on a disk that outlives workers. Every record is checked as it is written. */
function createMemoryStore() {
  const pushes: CrmPush[] = [];
  const store: PushStore = {
    async intent(draft) {
      const push = crmPush.parse({ ...draft, id: pushes.length + 1 });
      pushes.push(push);
      return push;
    },
    async end(push) {
      pushes[push.id - 1] = crmPush.parse(push);
    },
    async earlier({ instanceId, object }, leadId, values) {
      const isOf = (push: CrmPush) =>
        push.leadId === leadId || push.searched.some(({ value }) => values.includes(value));
      const open = pushes.filter(({ state }) => state !== 'failed' && state !== 'undone');
      return open.filter((push) => push.instanceId === instanceId && push.object === object && isOf(push)).toReversed();
    },
  };
  const retries = {
    open: async () => pushes.filter(({ state }) => state === 'intent'),
    async postpone(id: number, retry: NonNullable<CrmPush['retry']>) {
      const push = pushes[id - 1];
      if (push?.state === 'intent') pushes[id - 1] = crmPush.parse({ ...push, retry });
    },
  };
  return { store, pushes, retries };
}

/** Locks that are free again when their owner dies. */
function createMemoryLocks(): PushDeps['locks'] {
  const queues = new Map<string, Promise<unknown>>();
  return {
    async hold(name, work) {
      const mine = (queues.get(name) ?? Promise.resolve()).then(work);
      queues.set(
        name,
        mine.catch(() => {}),
      );
      return mine;
    },
  };
}

export class Died extends Error {}

/**
 * The step (call of CRM or store, counted from 0) at which a worker dies: before it is done, or after it, when the
 * answer is on the way.
 */
export type Death = { readonly step: number; readonly when: 'before' | 'after' };

/** A CRM, a disk, and workers that may die. */
export function openFixture(nature: Parameters<typeof createMemoryCrm>[1] = {}) {
  const clock = createClock();
  const crm = createMemoryCrm(clock, nature);
  const { store, pushes, retries } = createMemoryStore();
  const locks = createMemoryLocks();

  /** Every call takes some time, and may be the worker's last. */
  function mortal<T extends object>(part: T, life: { steps: number; isOver: boolean }, death: Death | null): T {
    const entries = Object.entries(part).map(([name, call]) => {
      const last = async (...values: unknown[]) => {
        if (life.isOver) throw new Died();
        const isLast = life.steps === death?.step;
        life.steps += 1;
        clock.pass(20);
        if (isLast && death?.when === 'before') life.isOver = true;
        if (life.isOver) throw new Died();
        const answer = await call(...values);
        if (isLast) life.isOver = true;
        if (life.isOver) throw new Died();
        return answer;
      };
      return [name, last];
    });
    return Object.fromEntries(entries) as T; // The same calls under the same names.
  }

  /** A worker from its start to its end. */
  function worker(death: Death | null = null) {
    const life = { steps: 0, isOver: false };
    const parts: PushDeps = {
      crm: mortal(crm.crm, life, death),
      store: mortal(store, life, death),
      locks,
      now: clock.now,
      sleep: async (ms) => clock.pass(ms),
    };
    const pushesOfWorker = createPushes(parts);
    return {
      ...pushesOfWorker,
      takeBack: (push: CrmPush, mapping: CrmMapping = SALESFORCE): Promise<UndoResult> =>
        undoPush(parts, push, mapping),
      steps: () => life.steps,
    };
  }

  /** Makes the CRM answer otherwise, for workers that begin from now on. */
  function change(answers: Partial<CrmContacts>): void {
    Object.assign(crm.crm, answers);
  }

  return { ...crm, clock, pushes, retries, worker, change };
}

/** Jane into Salesforce, without a tick; a test says what is different. */
export function order(different: Partial<PushOrder> = {}): PushOrder {
  return {
    ...{ lead: lead(), mapping: SALESFORCE, instanceId: '17', site: 'https://acme.my.salesforce.com/' },
    ...{ ticked: [], choice: null },
    ...different,
  };
}

/** What a worker does, or null where it died over it. */
export async function orDies<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Died) return null;
    throw error;
  }
}
