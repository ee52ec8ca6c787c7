import { createHash } from 'node:crypto';
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { checkLedger } from '../../../src/export/ledger/check-ledger.ts';
import { CONTENT_COLUMNS, cellsOf } from '../../../src/export/ledger/ledger-cells.ts';
import { COLUMNS, FIRST_PREVIOUS_HASH, linkEntry } from '../../../src/export/ledger/ledger-chain.ts';
import { FORMATS } from '../../../src/export/ledger/ledger-formats.ts';
import { randomRuns } from '../../random-runs.ts';
import { entry, exported, fileOf, ledgers, linesOf, NAMES, type Name } from './ledgers.ts';

/** The definition, written again by other means. */
function hashOf(cells: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(cells), 'utf8').digest('hex');
}

/** Every entry of a file as another program reads it. */
async function readElsewhere(name: Name, file: Blob): Promise<string[][]> {
  const text = await file.text();
  if (name === 'json') return JSON.parse(text).entries.map((one: object) => Object.values(one));
  const [, ...rows] = Papa.parse<string[]>(text, { skipEmptyLines: true }).data;
  return rows.map((row) => row.map((cell) => cell.replace(/^'(?='*[=+\-@\t\r＝＋－＠])/, '')));
}

describe.each(NAMES)('a ledger exported as %s', (name) => {
  it('is a chain that other programs can check by its definition', async () => {
    await fc.assert(
      fc.asyncProperty(ledgers(1), async (ledger) => {
        const { file, head, entries } = await exported(name, ledger);
        let previous = FIRST_PREVIOUS_HASH;
        const rows = await readElsewhere(name, file);
        for (const cells of rows) {
          expect(cells).toHaveLength(COLUMNS.length);
          expect(cells.at(-2)).toBe(previous);
          previous = hashOf(cells.slice(0, -1));
          expect(cells.at(-1)).toBe(previous);
        }
        expect([rows.length, previous]).toEqual([entries, head]);
      }),
    );
  });

  it('is found whole', async () => {
    await fc.assert(
      fc.asyncProperty(ledgers(0), fc.integer({ min: 1, max: 7 }), async (ledger, size) => {
        const { file, head } = await exported(name, ledger, size);
        expect(await checkLedger(file)).toEqual({ kind: 'whole', head, entries: ledger.length });
      }),
    );
  });

  it('is never found to be the exported one when a single byte of it is another, or is missing', async () => {
    await fc.assert(
      fc.asyncProperty(ledgers(1, 3), fc.nat(), fc.option(fc.nat(255)), async (ledger, where, byte) => {
        const { file, head } = await exported(name, ledger);
        const bytes = [...new Uint8Array(await file.arrayBuffer())];
        const at = where % bytes.length;
        fc.pre(bytes[at] !== byte);
        bytes.splice(at, 1, ...(byte === null ? [] : [byte]));
        const verdict = await checkLedger(new Blob([new Uint8Array(bytes)]));
        expect(verdict).not.toMatchObject({ head });
        expect(['changed', 'foreign']).toContain(verdict.kind);
      }),
      { numRuns: randomRuns(300) },
    );
  });

  it('with a changed cell is found changed at that entry', async () => {
    await fc.assert(
      fc.asyncProperty(
        ledgers(1),
        fc.nat(),
        fc.nat(COLUMNS.length - 1),
        fc.string(),
        async (ledger, where, column, value) => {
          const written = await exported(name, ledger);
          const lines = await linesOf(name, written);
          const at = where % ledger.length;
          const cells = [...(FORMATS[name].read(lines[at + 1] ?? '') ?? [])];
          fc.pre(cells[column] !== value && !value.includes('\n'));
          cells[column] = value;
          lines[at + 1] = FORMATS[name].write(cells);
          expect(await checkLedger(fileOf(name, lines))).toEqual({ kind: 'changed', entry: at + 1 });
        },
      ),
    );
  });

  it('with a changed cell whose hash was made anew is found changed at the next entry, or has another head', async () => {
    await fc.assert(
      fc.asyncProperty(ledgers(1), fc.nat(), fc.nat(CONTENT_COLUMNS.length - 1), async (ledger, where, column) => {
        const written = await exported(name, ledger);
        const lines = await linesOf(name, written);
        const at = where % ledger.length;
        const cells = [...(FORMATS[name].read(lines[at + 1] ?? '') ?? [])];
        cells[column] += '0';
        lines[at + 1] = FORMATS[name].write(
          await linkEntry(cells.slice(0, CONTENT_COLUMNS.length), cells.at(-2) ?? ''),
        );
        const verdict = await checkLedger(fileOf(name, lines));
        if (at + 1 < ledger.length) expect(verdict).toEqual({ kind: 'changed', entry: at + 2 });
        else expect(verdict).toEqual({ kind: 'whole', head: expect.not.stringMatching(written.head), entries: at + 1 });
      }),
    );
  });

  it('without one of its entries is found changed there, or has another head where the last is gone', async () => {
    await fc.assert(
      fc.asyncProperty(ledgers(1), fc.nat(), async (ledger, where) => {
        const written = await exported(name, ledger);
        const lines = await linesOf(name, written);
        const at = where % ledger.length;
        lines.splice(at + 1, 1);
        const verdict = await checkLedger(fileOf(name, lines));
        if (at + 1 < ledger.length) expect(verdict).toEqual({ kind: 'changed', entry: at + 1 });
        else expect(verdict).toMatchObject({ kind: 'whole', head: expect.not.stringMatching(written.head) });
      }),
    );
  });

  it('with two entries swapped, or one twice, is found changed at the first of them', async () => {
    await fc.assert(
      fc.asyncProperty(ledgers(2), fc.nat(), fc.nat(), fc.boolean(), async (ledger, one, other, isTwice) => {
        const [first, second] = [one % ledger.length, other % ledger.length].sort((a, b) => a - b) as [number, number];
        fc.pre(first !== second);
        const lines = await linesOf(name, await exported(name, ledger));
        const moved = lines[second + 1] ?? '';
        if (!isTwice) lines[second + 1] = lines[first + 1] ?? '';
        lines.splice(first + 1, isTwice ? 0 : 1, moved);
        expect(await checkLedger(fileOf(name, lines))).toEqual({ kind: 'changed', entry: first + 1 });
      }),
    );
  });

  it('with an entry put behind the last is found changed there, or has another head', async () => {
    await fc.assert(
      fc.asyncProperty(ledgers(1), fc.boolean(), async (ledger, isLinked) => {
        const written = await exported(name, ledger);
        const lines = await linesOf(name, written);
        const more = await linkEntry(cellsOf(entry({ id: 99 })), isLinked ? written.head : FIRST_PREVIOUS_HASH);
        lines.splice(ledger.length + 1, 0, FORMATS[name].write(more));
        const entries = ledger.length + 1;
        expect(await checkLedger(fileOf(name, lines))).toEqual(
          isLinked ? { kind: 'whole', head: more.at(-1), entries } : { kind: 'changed', entry: entries },
        );
        expect(more.at(-1)).not.toBe(written.head);
      }),
    );
  });
});

it('ends in the same hash as CSV and as JSON', async () => {
  await fc.assert(
    fc.asyncProperty(ledgers(0), async (ledger) => {
      const [csv, json] = await Promise.all(NAMES.map((name) => exported(name, ledger)));
      expect(csv?.head).toBe(json?.head);
    }),
  );
});
