import { t } from '../../i18n.ts';
import type { Signal } from '../../model/schemas/people/signal.ts';

/** "Moved to Acme as Head of Sales", "Left Acme", "In the news with Acme". */
export function signalText({ kind, person, company, oldCompany, location }: Signal): string {
  const title = person?.title ?? null;
  switch (kind) {
    case 'job-join':
      return joinedText(company, title);
    case 'job-leave':
      return oldCompany ? t('signalLeft', oldCompany) : t('signalLeftNowhere');
    case 'job-move':
      return company && oldCompany ? joinedText(company, title) : roleText(company, title);
    case 'location-move':
      return location ? t('signalMovedTo', location) : t('signalPlaceNowhere');
    case 'mention':
      return company ? t('signalNewsOf', company) : t('signalNews');
  }
}

function joinedText(company: string | null, title: string | null): string {
  if (!company) return t('signalJoinedNowhere');
  return title ? t('signalJoinedAs', company, title) : t('signalMovedTo', company);
}

function roleText(company: string | null, title: string | null): string {
  if (!title) return t('signalRoleNowhere');
  return company ? t('signalRole', title, company) : t('signalRoleOnly', title);
}

/** Whether saved data may be out of date; a mention changes none. */
export const isChange = ({ kind }: Pick<Signal, 'kind'>): boolean => kind !== 'mention';
