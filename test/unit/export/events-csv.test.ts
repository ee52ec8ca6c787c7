import Papa from 'papaparse';
import { expect, it } from 'vitest';
import { createEventsCsv, type EventCsvRow } from '../../../src/export/events/events-csv.ts';

const COLUMNS = ['Event ID', 'Employee Name', 'City'];
const row = (id: string, name: string, city = 'Ghent') => ({ id, cells: [id, name, city] });
const always = () => true;

async function rowsOf(csv: ReturnType<typeof createEventsCsv>): Promise<string[][]> {
  const text = await csv.file().text();
  return Papa.parse<string[]>(text, { skipEmptyLines: true }).data;
}

it('a file of events has its columns once and each event once, however often a page comes', async () => {
  const csv = createEventsCsv();
  expect(csv.add(COLUMNS, [row('1', 'Zoë'), row('2', 'Kofi')], always)).toBe(true);
  expect(csv.add(COLUMNS, [row('2', 'Kofi'), row('3', 'Hanako')], always)).toBe(true);
  expect(csv.add(COLUMNS, [row('1', 'Zoë')], always)).toBe(false);
  expect(csv.add([], [], always)).toBe(false);
  expect(csv.written()).toBe(3);
  expect(await rowsOf(csv)).toEqual([
    COLUMNS,
    ...[row('1', 'Zoë'), row('2', 'Kofi'), row('3', 'Hanako')].map(({ cells }) => cells),
  ]);
});

it('columns in another order are put under their names', async () => {
  const csv = createEventsCsv();
  csv.add(COLUMNS, [row('1', 'Zoë')], always);
  csv.add(['City', 'Event ID', 'Employee Name'], [{ id: '2', cells: ['Lagos', '2', 'Kofi'] }], always);
  expect((await rowsOf(csv))[2]).toEqual(['2', 'Kofi', 'Lagos']);
});

it('only wanted events are written', async () => {
  const csv = createEventsCsv();
  const isZoe = ({ cells }: EventCsvRow) => cells.includes('Zoë');
  expect(csv.add(COLUMNS, [row('2', 'Kofi')], isZoe)).toBe(true);
  csv.add(COLUMNS, [row('1', 'Zoë')], isZoe);
  expect(csv.written()).toBe(1);
  expect((await rowsOf(csv)).slice(1)).toEqual([['1', 'Zoë', 'Ghent']]);
});

it('no cell is a formula for a spreadsheet, wherever that begins one', async () => {
  const csv = createEventsCsv();
  csv.add(['=1+1', 'Employee Name', 'City'], [row('@a', '=HYPERLINK("x")', 'a;=1+1'), row('+1', 'two\nlines')], always);
  const rows = await rowsOf(csv);
  expect(rows).toEqual([
    ["'=1+1", 'Employee Name', 'City'],
    ["'@a", `'=HYPERLINK("x")`, "a;'=1+1"],
    ["'+1", 'two lines', 'Ghent'],
  ]);
});
