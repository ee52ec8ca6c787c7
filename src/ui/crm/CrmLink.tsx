import { t } from '../../i18n.ts';

/** The way to a contact in the CRM, where one is known. Addresses are made of a mapping that a user may have edited: https only. */
export function CrmLink({ link }: { link: string | null }) {
  if (link === null || URL.parse(link)?.protocol !== 'https:') return null;
  return (
    <a href={link} target="_blank" rel="noreferrer">
      {t('crmOpen')}
    </a>
  );
}
