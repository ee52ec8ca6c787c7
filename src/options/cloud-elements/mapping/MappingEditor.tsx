import { useState } from 'preact/hooks';
import { t } from '../../../i18n.ts';
import { send } from '../../../messages/send.ts';
import type { PickedHub } from '../../../model/schemas/crm/hub.ts';
import { failureHere } from '../../connections/verified-text.ts';
import { TextField } from '../../fields/TextField.tsx';
import { FixedValues } from './FixedValues.tsx';
import { MappingFields } from './MappingFields.tsx';
import { MappingPreviewed } from './MappingPreviewed.tsx';
import { draftOf, fixedTwice, type MappingDraft, mappingOf } from './mapping-draft.ts';
import { PresetReset } from './PresetReset.tsx';
import { useMappingPreview } from './use-mapping-preview.ts';

type Props = {
  picked: PickedHub;
  mapping: NonNullable<PickedHub['mapping']>;
  onSaved: () => void;
  onLeft: () => void;
};

export function MappingEditor({ picked, mapping, onSaved, onLeft }: Props) {
  const [draft, setDraft] = useState<MappingDraft>(() => draftOf(mapping));
  const { outcome, isStale } = useMappingPreview(draft);
  const [said, setSaid] = useState('');
  const twice = fixedTwice(draft);
  const isUsable = twice.length === 0 && outcome?.ok === true && outcome.value.mapping !== null;
  const change = (more: Partial<MappingDraft>) => setDraft((now) => ({ ...now, ...more }));

  async function save() {
    // The preview may lag behind what was typed last.
    const checked = await send('preview-mapping', { mapping: mappingOf(draft), leadId: null });
    if (!checked.ok) return setSaid(failureHere(checked.failure));
    const { mapping } = checked.value;
    if (!mapping || twice.length > 0) return;
    const { folder, site } = picked;
    const saved = await send('save-hub', { hub: 'crm', mapping, folder, site });
    if (saved.ok) onSaved();
    else setSaid(failureHere(saved.failure));
  }

  return (
    <form
      class="fields"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <p class="hint">{t('mappingAbout')}</p>
      <PresetReset
        element={picked.element}
        onReset={(preset) => {
          setDraft(draftOf({ ...preset, element: picked.element ?? preset.element }));
          setSaid(t('presetTaken'));
        }}
      />
      <MappingFields fields={draft.fields} onChange={(fields) => change({ fields })} />
      <TextField name={t('mappingObject')} value={draft.object} isCode onType={(object) => change({ object })} />
      <TextField
        name={t('mappingSearchEmail')}
        hint={t('mappingSearchHint')}
        value={draft.searchEmail}
        isCode
        onType={(searchEmail) => change({ searchEmail })}
      />
      <TextField
        name={t('mappingSearchLinkedin')}
        hint={t('mappingLinkedinHint')}
        value={draft.searchLinkedin}
        isCode
        onType={(searchLinkedin) => change({ searchLinkedin })}
      />
      <TextField
        name={t('mappingLink')}
        hint={t('mappingLinkHint', '{id}', '{site}')}
        value={draft.link}
        isCode
        onType={(link) => change({ link })}
      />
      <FixedValues draft={draft} onChange={setDraft} />
      <MappingPreviewed outcome={outcome} twice={twice} isStale={isStale} />
      <div class="row actions">
        <button type="submit" disabled={!isUsable}>
          {t('saveMapping')}
        </button>
        <button type="button" class="quiet" onClick={onLeft}>
          {t('cancel')}
        </button>
      </div>
      <p role="status">{said}</p>
    </form>
  );
}
