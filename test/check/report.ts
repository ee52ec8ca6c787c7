import { table } from '../../scripts/table.ts';
import type { Checked } from './check-page.ts';

export type Totals = {
  readonly pages: number;
  readonly identities: number;
  readonly rightIdentities: number;
  readonly demanded: number;
  readonly right: number;
  readonly wrong: number;
  readonly faults: number;
};

/** What all pages come to. */
export function totalsOf(checked: readonly Checked[]): Totals {
  const all = checked.flatMap(({ judgements }) => judgements);
  const demanded = all.filter(({ isDemanded }) => isDemanded);
  // What may be missing counts as an identity only once it is read.
  const identities = all.filter(({ isIdentity, isDemanded, is }) => isIdentity && (isDemanded || is !== 'absent'));
  return {
    pages: checked.length,
    identities: identities.length,
    rightIdentities: identities.filter(({ is }) => is === 'right').length,
    demanded: demanded.length,
    right: demanded.filter(({ is }) => is === 'right').length,
    wrong: all.filter(({ is }) => is === 'wrong').length,
    faults: checked.flatMap(({ faults }) => faults).length,
  };
}

const percent = (part: number, whole: number) => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`);

/** One line for each page, the notes below it, and the totals. */
export function reportOf(checked: readonly Checked[]): string {
  const rows = checked.map((page) => {
    const count = (what: string) =>
      String(page.judgements.filter(({ is, isDemanded }) => is === what && (isDemanded || what === 'wrong')).length);
    const { reading } = page;
    const saw = reading?.shows === 'nothing' ? `nothing: ${reading.reason} ${reading.missing}` : (reading?.shows ?? '');
    const seen = reading ? `${reading.verdict} ${saw}` : 'failed';
    return [page.name, reading?.layout ?? '–', seen.trim(), count('right'), count('wrong'), count('absent')];
  });
  const notes = checked.flatMap(({ name, judgements, faults }) => [
    ...judgements
      .filter(({ is, isDemanded }) => is === 'wrong' || (is === 'absent' && isDemanded))
      .map(({ is, note }) => `${is.toUpperCase().padEnd(6)}  ${name}: ${note}`),
    ...faults.map((fault) => `REASON  ${name}: ${fault}`),
  ]);
  const total = totalsOf(checked);
  return [
    table(['page', 'layout', 'shows', 'right', 'wrong', 'absent'], rows),
    ...notes,
    ...(notes.length > 0 ? [''] : []),
    `${total.pages} pages`,
    `identity: ${total.rightIdentities} of ${total.identities} right (${percent(total.rightIdentities, total.identities)})`,
    `fields: ${total.right} of ${total.demanded} right (${percent(total.right, total.demanded)})`,
    `wrong values: ${total.wrong}`,
    `broken reasons: ${total.faults}`,
  ].join('\n');
}
