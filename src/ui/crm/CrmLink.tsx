import { t } from '../../i18n.ts';

/** The address comes from a mapping that the user may have edited: https only. */
export function CrmLink({ link }: { link: string | null }) {
  if (link === null || URL.parse(link)?.protocol !== 'https:') return null;
  return (
    <a href={link} target="_blank" rel="noreferrer">
      {t('crmOpen')}
    </a>
  );
}
