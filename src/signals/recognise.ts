import type { Lead } from '../model/schemas/people/lead.ts';
import type { KeptSignal, Signal } from '../model/schemas/people/signal.ts';
import { signalMatcher } from './match.ts';
import { companyKey } from './name-keys.ts';

/** Whom events are asked about. */
export type WatchedPerson = Pick<Lead, 'id' | 'aliases' | 'name' | 'company'>;

/** Gives signals with whom they are about; leaves out what is about nobody who is saved. */
export type Recognise = (signals: readonly Signal[]) => KeptSignal[];

/** Making it goes through all people once; asking it does not. */
export function createRecogniser(people: readonly WatchedPerson[]): Recognise {
  const matchOf = signalMatcher(people);
  const companies = new Set(people.flatMap(({ company }) => companyKey(company ?? '') || []));
  return (signals) =>
    signals.flatMap((signal): KeptSignal[] => {
      const match = matchOf(signal);
      if (match) return [{ ...signal, leadId: match.lead.id, how: match.how, isSeen: false }];
      const isOfCompany = signal.person === null && companies.has(companyKey(signal.company ?? ''));
      return isOfCompany ? [{ ...signal, leadId: null, how: 'company', isSeen: false }] : [];
    });
}
