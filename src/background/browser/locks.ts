import type { Locks } from '../../purchasing/ports.ts';

/** Web Locks: the browser frees those of a context that dies, and every context of the extension sees them. */
export const webLocks: Locks = {
  // The browser's type does not say that what comes out is what the work gives.
  hold: <T>(name: string, work: () => Promise<T>) => navigator.locks.request(name, work) as Promise<T>,
  isHeld: async (name) => {
    const { held = [] } = await navigator.locks.query();
    return held.some((lock) => lock.name === name);
  },
};
