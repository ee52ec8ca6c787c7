import type { ReplyHeaders } from '../../exchange.ts';
import type { AuthForms } from '../account.ts';
import { POOLS, type PoolName, type Pools, UNLIMITED } from './pools.ts';

export interface KeySettings {
  readonly key: string;
  /** What `verifyKey` answers. */
  readonly user: string;
  readonly pools: Pools;
  readonly minutelyLimit: number;
  readonly hourlyLimit: number;
  readonly dailyLimit: number;
  readonly authForms: AuthForms;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** So many requests in so much time, counted from the first one after the last count ended. */
class Window {
  readonly #limit: number;
  readonly #length: number;
  #used = 0;
  #end = 0;

  constructor(limit: number, length: number) {
    this.#limit = limit;
    this.#length = length;
  }

  left(now: number): number {
    return now < this.#end ? this.#limit - this.#used : this.#limit;
  }

  use(now: number): void {
    if (now >= this.#end) {
      this.#used = 0;
      this.#end = now + this.#length;
    }
    this.#used += 1;
  }
}

/** One key's pools and allowances. */
export class Account {
  readonly settings: KeySettings;
  readonly pools: Record<keyof Pools, number>;
  readonly #minute: Window;
  readonly #hour: Window;
  readonly #day: Window;

  constructor(settings: KeySettings) {
    this.settings = settings;
    this.pools = { ...settings.pools };
    this.#minute = new Window(settings.minutelyLimit, MINUTE);
    this.#hour = new Window(settings.hourlyLimit, HOUR);
    this.#day = new Window(settings.dailyLimit, 24 * HOUR);
  }

  /** Takes one request off every allowance; false when one of them has none left. */
  admit(now: number): boolean {
    const windows = [this.#minute, this.#hour, this.#day];
    if (windows.some((window) => window.left(now) <= 0)) return false;
    for (const window of windows) window.use(now);
    return true;
  }

  /** Takes credits from a pool, as many as it has. Returns how many. */
  take(pool: PoolName, credits: number): number {
    if (this.pools[pool] === UNLIMITED) return credits;
    const taken = Math.min(credits, this.pools[pool]);
    this.pools[pool] -= taken;
    return taken;
  }

  /** The pools among some that have nothing left. */
  empty(pools: readonly PoolName[]): PoolName[] {
    return POOLS.filter((pool) => pools.includes(pool) && this.pools[pool] === 0);
  }

  /** The headers on every reply to this key; those about credits where something can be charged. */
  headers(now: number, isPaid: boolean): ReplyHeaders {
    const { pools } = this;
    return {
      'X-Hourly-RateLimit-Remaining': String(this.#hour.left(now)),
      'X-Daily-RateLimit-Remaining': String(this.#day.left(now)),
      ...(isPaid && {
        'Remaining-Work-Email-Credits': String(pools.workEmail),
        'Remaining-Direct-Email-Credits': String(pools.directEmail),
        'Remaining-Phone-Credits': String(pools.phone),
        'Remaining-Export-Credits': String(pools.export),
      }),
    };
  }
}
