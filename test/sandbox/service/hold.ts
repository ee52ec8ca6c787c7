/** Where a held request waits. `before-end`: every byte of the body has been sent, but not that it was the last one. */
export type HoldPoint = 'before-charge' | 'after-charge' | 'after-first-byte' | 'before-end';

/** Stops requests at one point of their way until released; one hold can stop several. */
export class Hold {
  readonly point: HoldPoint;
  /** Resolves when the first request has arrived at the point. */
  readonly reached: Promise<void>;
  readonly #released: Promise<void>;
  /** Lets the waiting requests go on, and every later one pass. */
  readonly release: () => void;
  readonly #arrive: () => void;
  /** How many requests have arrived here. */
  arrivals = 0;

  constructor(point: HoldPoint) {
    this.point = point;
    let release = () => {};
    let arrive = () => {};
    this.#released = new Promise((resolve) => {
      release = resolve;
    });
    this.reached = new Promise((resolve) => {
      arrive = resolve;
    });
    this.release = release;
    this.#arrive = arrive;
  }

  /** Waits here if `point` is this hold's. */
  async wait(point: HoldPoint): Promise<void> {
    if (point !== this.point) return;
    this.arrivals += 1;
    this.#arrive();
    await this.#released;
  }
}
