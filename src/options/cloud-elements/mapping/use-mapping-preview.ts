import { useEffect, useState } from 'preact/hooks';
import type { Outcome } from '../../../messages/names.ts';
import { send } from '../../../messages/send.ts';
import type { MappingPreview } from '../../../model/views/lead-views.ts';
import { type MappingDraft, mappingOf } from './mapping-draft.ts';

/** After the last key (ms). */
const PREVIEW_DELAY_MS = 250;

/** Previews the mapping with the person saved last. `isStale`: not yet of what was typed last. */
export function useMappingPreview(draft: MappingDraft) {
  const [shown, setShown] = useState<{ draft: MappingDraft; outcome: Outcome<MappingPreview> } | null>(null);

  useEffect(() => {
    let isWanted = true;
    const timer = setTimeout(
      async () => {
        const outcome = await send('preview-mapping', { mapping: mappingOf(draft), leadId: await newestLead() });
        if (isWanted) setShown({ draft, outcome });
      },
      shown ? PREVIEW_DELAY_MS : 0,
    );
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [draft]);

  return { outcome: shown?.outcome ?? null, isStale: shown?.draft !== draft };
}

async function newestLead(): Promise<string | null> {
  const outcome = await send('read-lead-rows', { after: null, most: 1 });
  return outcome.ok ? (outcome.value.rows[0]?.id ?? null) : null;
}
