import type { Failure } from '../../src/model/schemas/purchases/failure.ts';
import type { Purchase } from '../../src/model/schemas/purchases/purchase.ts';
import type { Behaviour } from '../sandbox/index.ts';
import { CLASS_OF, POINTS, type Point } from './points.ts';

/** What can go wrong. */
export const FAULTS = [
  'worker killed',
  'popup closed',
  'connection cut',
  '429',
  '500',
  'timeout',
  'wrong JSON',
  'browser restarted',
] as const;
export type Fault = (typeof FAULTS)[number];

/** What of an entry a cell says. */
export type Entry = Pick<Purchase, 'state' | 'found' | 'charged'> & { readonly failure: Failure['kind'] | null };

/** A point, a fault, and what has to be so afterwards. */
export type Cell = {
  readonly point: Point;
  readonly fault: Fault;
  /** How the service treats the request, and that in words. */
  readonly reply: Behaviour;
  readonly said: string;
  /** The ledger's entry; null: none was written. */
  readonly entry: Entry | null;
  /** How often the service charged. */
  readonly charges: 0 | 1;
};

const BOUGHT: Entry = { state: 'settled', found: true, charged: 1, failure: null };
const unknown = (failure: Failure['kind']): Entry => ({ state: 'unknown', found: false, charged: null, failure });
/** The service said what it cost, and its answer brought nothing. */
const told = (failure: Failure['kind'], charged: number): Entry => ({
  state: 'settled',
  found: false,
  charged,
  failure,
});
/** What an entry is whose request died with the background. */
export const INTERRUPTED = unknown('interrupted');

/** A service that does not say what a request cost. */
const SILENT = { dropHeaders: true } as const;
const BUSY = { status: 429, headers: { 'Retry-After': '1' } } as const;
const BROKEN = { body: '{"profile":{"emails":[{"email":"quil' } as const;

type Row = readonly [Point, Entry | null, 0 | 1, said?: string, reply?: Behaviour];

const ROWS: Readonly<Record<Fault, readonly Row[]>> = {
  'worker killed': [
    ['before intent', null, 0],
    ['after intent', INTERRUPTED, 0],
    ['request sent', INTERRUPTED, 1, 'the service goes on'],
    ['server charged', INTERRUPTED, 1],
    ['first byte', INTERRUPTED, 1],
    ['whole reply', INTERRUPTED, 1],
    ['before settlement', INTERRUPTED, 1],
    ['after settlement', BOUGHT, 1],
  ],
  'browser restarted': [
    ['before intent', null, 0],
    ['after intent', INTERRUPTED, 0],
    ['request sent', INTERRUPTED, 1, 'the service goes on'],
    ['server charged', INTERRUPTED, 1],
    ['first byte', INTERRUPTED, 1],
    ['whole reply', INTERRUPTED, 1],
    ['before settlement', INTERRUPTED, 1],
    ['after settlement', BOUGHT, 1],
  ],
  'popup closed': POINTS.map((point) => [point, BOUGHT, 1]),
  'connection cut': [
    ['before intent', BOUGHT, 1, 'the kept one, before it is used'],
    ['after intent', BOUGHT, 1, 'the kept one, before it is used'],
    ['request sent', unknown('maybe-charged'), 0, 'the service does no more'],
    ['server charged', unknown('maybe-charged'), 1],
    ['first byte', told('maybe-charged', 1), 1],
    ['whole reply', told('maybe-charged', 1), 1],
    ['before settlement', BOUGHT, 1],
    ['after settlement', BOUGHT, 1],
  ],
  429: [
    ['request sent', { state: 'refused', found: false, charged: 0, failure: 'rate-limited' }, 0, '', BUSY],
    ['server charged', told('rate-limited', 1), 1, 'and says so', { ...BUSY, charge: true }],
  ],
  500: [
    ['request sent', told('service-down', 0), 0, 'and says so', { status: 500 }],
    ['request sent', unknown('service-down'), 0, 'silent', { status: 500, ...SILENT }],
    ['server charged', told('service-down', 1), 1, 'and says so', { status: 500, charge: true }],
    ['server charged', unknown('service-down'), 1, 'silent', { status: 500, charge: true, ...SILENT }],
  ],
  'wrong JSON': [
    ['request sent', told('unreadable-reply', 0), 0, 'and says so', { json: [1, 'two'], charge: false }],
    ['request sent', unknown('unreadable-reply'), 0, 'silent', { json: [1, 'two'], charge: false, ...SILENT }],
    ['server charged', told('unreadable-reply', 1), 1, 'and says so', { json: { profile: 7 } }],
    ['server charged', unknown('unreadable-reply'), 1, 'silent', { json: { profile: 7 }, ...SILENT }],
    ['first byte', told('unreadable-reply', 1), 1, 'and says so', BROKEN],
    ['first byte', unknown('unreadable-reply'), 1, 'silent', { ...BROKEN, ...SILENT }],
  ],
  timeout: [
    ['request sent', unknown('timeout'), 0],
    ['server charged', unknown('timeout'), 1],
    ['first byte', told('timeout', 1), 1],
    ['whole reply', unknown('timeout'), 1, 'silent', SILENT],
  ],
};

/** Every cell that makes sense. */
export const CELLS: readonly Cell[] = FAULTS.flatMap((fault) =>
  ROWS[fault].map(([point, entry, charges, said = '', reply = {}]) => ({ point, fault, reply, said, entry, charges })),
);

/**
 * The cell of each fault and class of points that says most: the intent is on disk, the service has charged and does
 * not say so.
 */
const GUARDS: ReadonlySet<Cell> = new Set(
  new Map(
    CELLS.toSorted((a, b) => weight(a) - weight(b)).map((cell) => [`${cell.fault} ${CLASS_OF[cell.point]}`, cell]),
  ).values(),
);

function weight({ point, said, charges }: Cell): number {
  const isLate = POINTS.indexOf(point) % 2 === 1 && point !== 'after settlement';
  return Number(isLate || point === 'before settlement') * 2 + charges + Number(said === 'silent');
}

/** What `it` is given for a cell: only one of each fault and class of points is tried in `npm test`. */
export const tagsOf = (cell: Cell): { tags: string[] } => ({ tags: GUARDS.has(cell) ? [] : ['slow'] });

export const titleOf = ({ fault, point, said }: Cell): string => `${fault}, ${point}${said && ` (${said})`}`;

/** Cells that are left out, and why. */
export const LEFT_OUT: readonly { faults: readonly Fault[]; points: readonly Point[]; why: string }[] = [
  {
    faults: ['429', '500', 'wrong JSON'],
    points: ['before intent', 'after intent'],
    why: 'it is an answer, and nothing was asked yet: it is the cell of "request sent"',
  },
  {
    faults: ['429', '500'],
    points: ['first byte', 'whole reply'],
    why: 'the status is said before the first byte of the body',
  },
  { faults: ['wrong JSON'], points: ['whole reply'], why: 'what has been sent can’t become wrong any more' },
  {
    faults: ['429', '500', 'timeout', 'wrong JSON'],
    points: ['before settlement', 'after settlement'],
    why: 'the service has said all that it says',
  },
  {
    faults: ['timeout'],
    points: ['before intent', 'after intent'],
    why: 'the limit begins when the request leaves: it is the cell of "request sent"',
  },
];

/**
 * Cells that are tried in Firefox too. The others can be driven there just as well: they are the same code after the
 * same reply, or the same end of the same process, and only take time.
 */
export function isForFirefox({ fault, point, said }: Cell): boolean {
  switch (fault) {
    case 'worker killed':
    case 'connection cut':
      return true;
    case 'popup closed':
      return point === 'server charged' || point === 'before settlement';
    case 'browser restarted':
      // Its test says at which points.
      return false;
    case '429':
      return point === 'request sent';
    case '500':
    case 'wrong JSON':
      return point === 'server charged' && said === 'silent';
    case 'timeout':
      return false;
  }
}
