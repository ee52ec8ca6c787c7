import { expect, it } from 'vitest';
import { PRESETS } from '../../../src/crm/mapping/presets.ts';
import { SAMPLE_PERSON } from '../../../src/crm/mapping/sample-person.ts';
import { dryRun } from '../../../src/crm/match/dry-run.ts';
import { CRM_VALUES } from '../../../src/model/schemas/crm/crm.ts';

it('has all that Leadlight can write', () => {
  expect(Object.keys(SAMPLE_PERSON.values).sort()).toEqual([...CRM_VALUES].sort());
});

it.each(Object.values(PRESETS))('shows every field of the preset of $element', (preset) => {
  const run = dryRun(preset, SAMPLE_PERSON, [], null);
  const fields = run.kind === 'new' ? run.fills.map(({ field }) => field) : [];
  expect(fields.sort()).toEqual(Object.values(preset.fields).sort());
});
