import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { checkLedger } from '../../../src/export/ledger/check-ledger.ts';
import { CONTENT_COLUMNS, cellsOf } from '../../../src/export/ledger/ledger-cells.ts';
import { FORMATS } from '../../../src/export/ledger/ledger-formats.ts';
import { writeLedger } from '../../../src/export/ledger/write-ledger.ts';
import { entry, exported, NAMES } from './ledgers.ts';

const FULL = entry({
  id: 7,
  operation: 'domain-employees',
  subject: 'hollowpine.example',
  asked: { limit: 5 },
  state: 'unknown',
  startedAt: Date.UTC(2026, 2, 31, 12),
  endedAt: Date.UTC(2026, 2, 31, 12, 0, 25),
  found: false,
  failure: { kind: 'service-down', service: 'kaspr', status: 503 },
  charged: 2.5,
  remaining: null,
  repeatable: true,
  stake: 5,
  run: 3,
  resolved: { by: 'balance', at: Date.UTC(2026, 2, 31, 13) },
});

describe('an exported entry', () => {
  it('says everything that the ledger knows, but for its lock', async () => {
    const { file } = await exported('json', [FULL]);
    const { entries, ...about } = JSON.parse(await file.text());
    expect(about).toEqual({ ledger: 'Leadlight', check: expect.stringContaining('SHA-256') });
    expect(entries).toEqual([
      {
        number: '7',
        sent: '2026-03-31T12:00:00.000Z',
        ended: '2026-03-31T12:00:25.000Z',
        service: 'kaspr',
        operation: 'domain-employees',
        subject: 'hollowpine.example',
        name: 'Jane Doe',
        profile: 'https://www.linkedin.com/in/jane-doe/',
        only_with_phone: '',
        kinds: '',
        limit: '5',
        state: 'unknown',
        found: 'no',
        failure: 'service-down',
        status: '503',
        charged: '2.5',
        at_stake: '5',
        remaining: '',
        repeatable: 'yes',
        run: '3',
        resolved_by: 'balance',
        resolved: '2026-03-31T13:00:00.000Z',
        key: 'abcdef012345',
        previous: '0'.repeat(64),
        hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    ]);
  });

  it('says for which kinds of data', async () => {
    const { file } = await exported('csv', [entry({ asked: { kinds: ['work-email', 'phone'] } })]);
    const [first] = Papa.parse<Record<string, string>>(await file.text(), { header: true }).data;
    expect(first).toMatchObject({ kinds: 'work-email phone' });
  });

  it('of somebody who was forgotten has no name and no address; names of any script stay as they are', async () => {
    const ledger = [entry({}, null), entry({ id: 2 }, 'ليلى “Lulu” 田中, Söhne')];
    const { file } = await exported('csv', ledger);
    const [first, second] = Papa.parse<Record<string, string>>(await file.text(), { header: true }).data;
    expect(first).toMatchObject({ name: '', profile: '', subject: 'lead-1', only_with_phone: 'no' });
    expect(second).toMatchObject({ name: 'ليلى “Lulu” 田中, Söhne' });
  });
});

it.each(['a\nb', 'a\r\nb', 'a\u2028b', 'a\u0000b', 'a\ud800b', 'a\uFFFDb'])(
  'a name with what no file can hold on one line, or reads back as something else, is written without it: %j',
  (name) => {
    expect(cellsOf(entry({}, name))[CONTENT_COLUMNS.indexOf('name')]).toBe('a b');
  },
);

describe('CSV', () => {
  it.each(['=1+1', '+33', '-2', '@SUM(A1)', '\tx', '\rx', '＝1', '＠x', "'=1", "''@x"])(
    'can’t be run as a formula: %j',
    (cell) => {
      const { write, read } = FORMATS.csv;
      const line = write([cell]);
      expect(Papa.parse<string[]>(line, { delimiter: ',' }).data).toEqual([[`'${cell}`]]);
      expect(read(line)).toEqual([cell]);
    },
  );

  it('leaves other cells as they are', () => {
    expect(FORMATS.csv.write(['a-b', "'quoted'", 'x, "y"', '1', ''])).toBe(`a-b,'quoted',"x, ""y""",1,`);
  });

  it('reads back what it wrote', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 2, maxLength: 5 }), (cells) => {
        fc.pre(cells.every((cell) => !/[\r\n\uFEFF]/.test(cell)));
        expect(FORMATS.csv.read(FORMATS.csv.write(cells))).toEqual(cells);
      }),
    );
  });

  it('begins with the mark by which spreadsheets know its encoding', async () => {
    const { file } = await exported('csv', [entry()]);
    expect([...new Uint8Array(await file.arrayBuffer())].slice(0, 3)).toEqual([0xef, 0xbb, 0xbf]);
  });
});

describe('a long ledger', () => {
  it('is read in pieces, each asked for by the last number before it, and its progress is told', async () => {
    const ledger = Array.from({ length: 25 }, (_, at) => entry({ id: at + 10 }));
    const asked: number[] = [];
    const told: number[] = [];
    const readPiece = async (after: number) => {
      asked.push(after);
      return ledger.filter(({ purchase }) => purchase.id > after).slice(0, 10);
    };
    const { entries, file } = await writeLedger('json', readPiece, (count) => told.push(count));
    expect({ entries, asked, told }).toEqual({ entries: 25, asked: [0, 19, 29, 34], told: [10, 20, 25] });
    expect(JSON.parse(await file.text()).entries).toHaveLength(25);
  });
});

describe('a file of any kind', () => {
  const long = 'x'.repeat(3_000_000);
  const heading = FORMATS.csv.heading;

  it.each([
    ['empty', [''], { kind: 'foreign' }],
    ['text', ['Dear all,\nplease find'], { kind: 'foreign' }],
    ['another table', ['number,sent\n1,2\n'], { kind: 'foreign' }],
    ['one long line', [long], { kind: 'foreign' }],
    ['another object', ['{"entries":[]}'], { kind: 'foreign' }],
    ['a ledger and one long line', [`${heading}\n`, long], { kind: 'changed', entry: 1 }],
    ['a ledger and empty lines', [`${heading}\n\n\n`], { kind: 'changed', entry: 1 }],
    ['a table with its heading alone', [heading], { kind: 'changed', entry: 1 }],
    [
      'an object that nobody can print',
      [`${FORMATS.json.heading}\n{"a":{"toString":1}}\n]}\n`],
      { kind: 'changed', entry: 1 },
    ],
    [
      'an object with a hostile key',
      [`${FORMATS.json.heading}\n{"__proto__":{"x":"1"}}\n]}\n`],
      { kind: 'changed', entry: 1 },
    ],
    ['nothing but brackets', [`${FORMATS.json.heading}\n${'['.repeat(19_000)}`], { kind: 'changed', entry: 1 }],
    ['quotes that do not end', [`${heading}\n${'"'.repeat(19_999)}\n`], { kind: 'changed', entry: 1 }],
  ] as const)('%s is judged', async (_, parts, verdict) => {
    expect(await checkLedger(new Blob([...parts]))).toEqual(verdict);
  });

  it('is judged, whatever bytes it has', async () => {
    const beginning = fc.constantFrom('', heading, `${heading}\n`, `${FORMATS.json.heading}\n`);
    await fc.assert(
      fc.asyncProperty(beginning, fc.uint8Array({ maxLength: 300 }), async (text, bytes) => {
        fc.pre(bytes.length > 0);
        const file = new Blob([text, new Uint8Array(bytes)]);
        const { kind } = await checkLedger(file);
        // One line end may be all that the ledger of somebody without purchases lacks.
        expect(kind === 'whole' ? await file.text() : '').toBe(kind === 'whole' ? `${heading}\n` : '');
        expect(['whole', 'changed', 'foreign']).toContain(kind);
      }),
    );
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });

  it('that can’t be read is told from one that was changed', async () => {
    const stream = () =>
      new ReadableStream({
        pull() {
          throw new DOMException('', 'NotReadableError');
        },
      });
    expect(await checkLedger({ stream } as Blob)).toEqual({ kind: 'unreadable' });
  });

  it.each(NAMES)('%s: tells how far it is', async (name) => {
    const ledger = Array.from({ length: 2500 }, (_, at) => entry({ id: at + 1 }));
    const told: number[] = [];
    await checkLedger((await exported(name, ledger, 1000)).file, (count) => told.push(count));
    expect(told).toEqual([1000, 2000]);
  });
});
