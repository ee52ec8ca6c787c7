import type { Lead } from '../model/schemas/people/lead.ts';
import type { KeptSignal, Signal } from '../model/schemas/people/signal.ts';
import { signalMatcher } from './match.ts';
import { companyKey } from './name-keys.ts';

export type WatchedPerson = Pick<Lead, 'id' | 'aliases' | 'name' | 'company'>;

export type Recognise = (signals: readonly Signal[]) => KeptSignal[];

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
