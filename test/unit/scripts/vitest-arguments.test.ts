import { describe, expect, it } from 'vitest';
import { vitestArguments } from '../../../scripts/vitest-arguments.ts';

const SLOW_LEFT_OUT = '--tags-filter=!slow';

describe('a run of tests', () => {
  it('leaves out slow ones', () => {
    expect(vitestArguments('faults', 'report.json', { paths: ['chromium'] })).toContain(SLOW_LEFT_OUT);
  });

  it('leaves nothing out where all are asked for', () => {
    expect(vitestArguments('faults', 'report.json', { all: true, paths: [] })).not.toContain(SLOW_LEFT_OUT);
  });

  it('runs a test that is asked for by its name even if it is slow', () => {
    const words = vitestArguments('faults', 'report.json', { t: 'worker killed, request sent', paths: ['chromium'] });
    expect(words).not.toContain(SLOW_LEFT_OUT);
    expect(words.slice(words.indexOf('-t'))).toEqual([
      ...['-t', 'worker killed, request sent'],
      ...['--outputFile.json=report.json', 'chromium'],
    ]);
  });
});
