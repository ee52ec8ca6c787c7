import type { Handlers } from '../../messages/receive.ts';
import { linkedinOf } from '../../model/profile-address.ts';
import { type Changed, changeOf } from '../../model/views/change.ts';
import { deadLetters } from '../../services/cognism-2016/events/dead-letters.ts';
import {
  changeSubscription,
  createSubscription,
  deleteSubscription,
  getSubscription,
  listSubscriptions,
} from '../../services/cognism-2016/events/subscriptions.ts';
import type { Request } from '../../services/http/http.ts';
import type { LedgerPages } from '../../store/ledger/ledger-pages.ts';
import type { LeadTable } from '../../store/people/lead-table.ts';
import type { SignalStore } from '../../store/signals.ts';
import type { Cognism2016 } from '../wiring/cognism-2016.ts';

const PAGE_SIZE = 50;

type SignalHandlersDeps = {
  readonly cognism2016: Cognism2016;
  readonly signals: SignalStore;
  readonly leadTable: LeadTable;
  readonly request: Request;
  readonly ledgerPages: Pick<LedgerPages, 'newest'>;
  readonly startListening: () => void;
  readonly changed: Changed;
  readonly whileAwake: <T>(work: Promise<T>) => Promise<T>;
  readonly now: () => number;
};

export function createSignalHandlers(deps: SignalHandlersDeps) {
  const { cognism2016, signals, leadTable, ledgerPages, request, startListening, changed, whileAwake, now } = deps;

  return {
    async 'view-signals'({ before, leadId }) {
      // One more than fits says whether there is another page.
      const [watch, found] = await Promise.all([signals.watch(), signals.shown(before, leadId, PAGE_SIZE + 1)]);
      const shown = found.slice(0, PAGE_SIZE);
      const last = shown.at(-1);
      const leads = await leadTable.leads([...new Set(shown.flatMap((signal) => signal.leadId ?? []))]);
      const known = new Map(leads.map((lead) => [lead.id, lead]));
      return {
        watch,
        signals: shown.map((signal) => {
          const lead = known.get(signal.leadId ?? '');
          return { ...signal, name: lead?.name ?? null, profile: lead ? linkedinOf(lead) : null };
        }),
        next: found.length > PAGE_SIZE && last ? { at: last.at, id: last.id } : null,
      };
    },
    async 'save-signals'(chosen) {
      // Only reveals from now on belong in the audit log.
      const newest = await ledgerPages.newest();
      await signals.changeWatch((watch) => ({
        ...{ ...watch, ...chosen, failure: null },
        auditedTo: watch.isAudited ? watch.auditedTo : newest,
        auditFailure: null,
        // Switching it on reads at once.
        goOnAt: watch.isOn ? watch.goOnAt : 0,
      }));
      startListening();
      changed(changeOf(['signals']));
      return null;
    },
    async 'match-signal'({ id, leadId }) {
      await signals.change(id, { leadId, how: leadId === null ? null : 'user', isSeen: true });
      changed();
      return null;
    },
    async 'read-subscriptions'() {
      return whileAwake(cognism2016.ask((access) => listSubscriptions(request, access, now)));
    },
    async 'read-subscription'({ id }) {
      return whileAwake(cognism2016.ask((access) => getSubscription(request, access, id, now)));
    },
    async 'change-subscription'({ id, draft }) {
      await whileAwake(cognism2016.ask((access) => changeSubscription(request, access, id, draft, now)));
      return null;
    },
    async 'save-subscription'({ draft }) {
      await whileAwake(cognism2016.ask((access) => createSubscription(request, access, draft, now)));
      return null;
    },
    async 'remove-subscription'({ id }) {
      await whileAwake(cognism2016.ask((access) => deleteSubscription(request, access, id, now)));
      return null;
    },
    async 'read-dead-letters'() {
      const page = { page: 0, count: PAGE_SIZE, seen: new Set<string>() };
      const read = await whileAwake(cognism2016.ask((access) => deadLetters(request, access, page, now)));
      return { signals: read.signals, unreadable: read.unreadable + read.unknown };
    },
  } satisfies Partial<Handlers>;
}
