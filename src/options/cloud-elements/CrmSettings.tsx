import { useRef, useState } from 'preact/hooks';
import { t } from '../../i18n.ts';
import type { PickedHub } from '../../model/schemas/crm/hub.ts';
import { MappingEditor } from './mapping/MappingEditor.tsx';
import { MappingFaults } from './mapping/MappingFaults.tsx';
import { SiteField } from './SiteField.tsx';

export function CrmSettings({ picked }: { picked: PickedHub }) {
  const [isEditing, setEditing] = useState(false);
  const [said, setSaid] = useState('');
  const home = useRef<HTMLDivElement>(null);

  function close(words = '') {
    setEditing(false);
    setSaid(words);
    // The pressed button is gone, and the focus with it.
    home.current?.focus();
  }

  return (
    <div class="fields" ref={home} tabIndex={-1}>
      <SiteField picked={picked} />
      {picked.mapping && isEditing ? (
        <MappingEditor
          picked={picked}
          mapping={picked.mapping}
          onSaved={() => close(t('savedChoice'))}
          onLeft={() => close()}
        />
      ) : (
        <>
          {picked.mapping && <MappingFaults mapping={picked.mapping} />}
          <div class="row actions">
            <button
              type="button"
              class="quiet"
              disabled={!picked.mapping}
              onClick={() => {
                setSaid('');
                setEditing(true);
              }}
            >
              {t('editMapping')}
            </button>
            <span role="status">{said}</span>
          </div>
        </>
      )}
    </div>
  );
}
