/** The kinds of data of v2, by the names of the wire; each is paid for from a pool of its own. */
export const POOLS = ['workEmail', 'directEmail', 'phone'] as const;
export type PoolName = (typeof POOLS)[number];

/** Credits in each pool; -1 is without a limit. `export` is not about look-ups. */
export type Pools = Readonly<Record<PoolName | 'export', number>>;

export const UNLIMITED = -1;
