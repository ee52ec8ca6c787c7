import type { Locks } from '../../purchasing/ports.ts';

/** Web Locks: shared by all contexts of the extension, and released when the one that holds them dies. */
export const webLocks: Locks = {
  // The browser's type loses the result's type.
  hold: <T>(name: string, work: () => Promise<T>) => navigator.locks.request(name, work) as Promise<T>,
  isHeld: async (name) => {
    const { held = [] } = await navigator.locks.query();
    return held.some((lock) => lock.name === name);
  },
};
