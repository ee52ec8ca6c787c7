import { useState } from 'preact/hooks';
import { t } from '../../i18n.ts';
import { send } from '../../messages/send.ts';
import type { PickedHub } from '../../model/schemas/crm/hub.ts';
import { failureHere } from '../connections/verified-text.ts';
import { TextField } from '../fields/TextField.tsx';
import { siteFrom } from './typed-address.ts';

/** The CRM's own address, for links to its contacts. */
export function SiteField({ picked }: { picked: PickedHub }) {
  // Null while the saved value is shown.
  const [typed, setTyped] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  const [isOdd, setOdd] = useState(false);

  async function save() {
    const site = siteFrom(typed ?? '');
    setOdd(site === undefined);
    if (site === undefined) return setSaid(t('siteOdd'));
    const { mapping, folder } = picked;
    const saved = await send('save-hub', { hub: 'crm', mapping, folder, site });
    if (saved.ok) setTyped(null);
    setSaid(saved.ok ? t('savedChoice') : failureHere(saved.failure));
  }

  return (
    <div>
      <TextField
        name={t('crmSite')}
        hint={t('crmSiteHint')}
        placeholder="https://example.my.salesforce.com"
        value={typed ?? picked.site ?? ''}
        isCode
        isOdd={isOdd}
        onType={setTyped}
        onDone={() => void save()}
      />
      <p role="status">{said}</p>
    </div>
  );
}
