import { describeListAddress } from '../../linkedin/urls/list-address.ts';
import type { RowReference } from '../../messages/names.ts';
import { subjectOf } from '../../model/schemas/people/lead.ts';
import type { ListKind, PersonKind, RowReading } from '../../model/schemas/people/reading.ts';
import { type Failure, FailureError } from '../../model/schemas/purchases/failure.ts';
import type { PageView } from '../../model/views/views.ts';
import type { Badges } from '../../store/people/badges.ts';
import type { PersonStore } from '../../store/people/person-store.ts';
import { askForReading, askForSkeleton } from '../browser/ask-page.ts';
import type { DriftAlarm } from './drift-alarm.ts';
import { type CheckAddresses, findRow, rowsWithStates } from './list-rows.ts';
import { parseReading } from './parse-reading.ts';
import type { Views } from './views.ts';

type PagesDeps = {
  readonly views: Pick<Views, 'account' | 'person'>;
  readonly personStore: Pick<PersonStore, 'known'>;
  readonly badges: Badges;
  readonly checkAddresses: CheckAddresses;
  readonly alarm: DriftAlarm;
  /** Epoch ms. */
  readonly now: () => number;
};

type ListReading = Extract<ReturnType<typeof parseReading>, { shows: 'list' }>;
type NothingReading = Extract<ReturnType<typeof parseReading>, { shows: 'nothing' }>;

export function createPages({ views, personStore, badges, checkAddresses, alarm, now }: PagesDeps) {
  async function person(page: PersonKind | ListKind, reading: RowReading, from: 'own-page' | 'row'): Promise<PageView> {
    const certain = subjectOf(reading, from);
    const { slug, name, headline, title, company, location, school, pronouns } = reading.person;
    if (certain) {
      return { kind: 'person', person: certain, about: { title, school, pronouns }, view: await views.person(certain) };
    }
    const uncertain = { slug, name, headline, title, company, location };
    const [lead, account] = await Promise.all([personStore.known(reading.person, name, now()), views.account()]);
    return { kind: 'uncertain', page, person: uncertain, contact: lead?.contact ?? null, account };
  }

  async function list({ list, company, address, rows }: ListReading): Promise<PageView> {
    const [shown, account] = await Promise.all([rowsWithStates(rows, badges, checkAddresses), views.account()]);
    return { kind: 'list', list, company: company && (company.name ?? company.slug), address, rows: shown, account };
  }

  async function nobody(address: string): Promise<PageView> {
    return { kind: 'nobody', address, account: await views.account() };
  }

  async function nothing(reading: NothingReading): Promise<PageView> {
    const { reason, missing, address } = reading;
    const account = await views.account();
    if (reason === 'no-people') return nobody(address);
    const failure = { kind: 'unreadable-page', reason, missing } as const;
    return { kind: 'failed', failure, drift: await alarm.failed(reading), account };
  }

  async function failed(failure: Failure): Promise<PageView> {
    return { kind: 'failed', failure, drift: null, account: await views.account() };
  }

  async function view(tabId: number, row: RowReference | null): Promise<PageView> {
    const reading = parseReading(await askForReading(tabId));
    if (reading.shows === 'nothing') return nothing(reading);
    // The answer doesn't wait for it: if it can't be written now, the next reading tries again.
    void alarm.read(reading).catch(() => {});
    if (reading.shows === 'person') {
      if (describeListAddress(reading.address) === null) return person(reading.kind, reading, 'own-page');
      // A conversation shows its one person by a link, as rows do; the row that was clicked may have been another's.
      const isOther = row !== null && findRow([reading], row) === null;
      return isOther ? nobody(reading.address) : person(reading.kind, reading, 'row');
    }
    if (reading.shows === 'list') {
      const wanted = row && findRow(reading.rows, row);
      return wanted ? person(reading.kind, wanted, 'row') : list(reading);
    }
    const { name, website, industry, size, headquarters } = reading.company;
    const company = { name, website, industry, size, headquarters };
    return { kind: 'company', company, address: reading.address, account: await views.account() };
  }

  return {
    /** @param row the row whose person is wanted; if it has gone, the list is shown */
    async view(tabId: number, row: RowReference | null): Promise<PageView> {
      try {
        return await view(tabId, row);
      } catch (error) {
        if (error instanceof FailureError) return failed(error.failure);
        throw error;
      }
    },

    /** For a bug report. @throws FailureError if the page can't be asked */
    skeleton: (tabId: number): Promise<string> => askForSkeleton(tabId),
  };
}

export type Pages = ReturnType<typeof createPages>;
