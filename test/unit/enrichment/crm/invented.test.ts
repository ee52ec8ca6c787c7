import { expect, it } from 'vitest';
import { dryRun } from '../../../../src/enrichment/crm/dry-run.ts';
import { INVENTED } from '../../../../src/enrichment/crm/invented.ts';
import { PRESETS } from '../../../../src/enrichment/crm/presets.ts';
import { CRM_VALUES } from '../../../../src/model/crm.ts';

it('has all that Leadlight can write', () => {
  expect(Object.keys(INVENTED.values).sort()).toEqual([...CRM_VALUES].sort());
});

it.each(Object.values(PRESETS))('shows every field of the preset of $element', (preset) => {
  const run = dryRun(preset, INVENTED, [], null);
  const fields = run.kind === 'new' ? run.fills.map(({ field }) => field) : [];
  expect(fields.sort()).toEqual(Object.values(preset.fields).sort());
});
