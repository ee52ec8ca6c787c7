import type { Connection } from '../model/schemas/purchases/account.ts';
import type { Service } from '../model/schemas/purchases/service.ts';
import { verifyCloudElements } from './cloud-elements/verify.ts';
import { ENTITLEMENT_PATH, verifyCognism } from './cognism/entitlements.ts';
import { verifyCognism2016 } from './cognism-2016/verify.ts';
import { candidatesFor, detect, FREE_PATH } from './kaspr/ask-kaspr.ts';
import { verifyKissmetrics } from './kissmetrics/verify.ts';
import type { Verify } from './verify.ts';

/** Free calls only. */
const VERIFIERS: Record<Service, Verify> = {
  async kaspr(request, { base, generation, keyForm }, { key }, now, isPlaceKnown) {
    const candidates = candidatesFor(base, generation).filter((candidate) => !(isPlaceKnown && candidate.isSpare));
    const found = await detect(request, candidates, keyForm, key, now);
    if (!found.ok) return found;
    const { balance, form, user, tellsCredits } = found.value;
    const value = { foundForm: form, foundGeneration: found.value.generation, user, tellsCredits, entitlements: [] };
    return { ok: true, value: { ...value, base: found.value.base }, balance };
  },

  /** Cognism does not say whose a key is, only what it may see. */
  async cognism(request, { base }, { key }, now) {
    const result = await verifyCognism(request, { base }, key, now);
    if (!result.ok) return result;
    const found = { base, foundForm: 'bearer', foundGeneration: 1, user: null, tellsCredits: false } as const;
    return { ...result, value: { ...found, entitlements: result.value.entitlements } };
  },

  cognism2016: verifyCognism2016,
  kissmetrics: verifyKissmetrics,
  cloudElements: verifyCloudElements,
};

export const verify: Verify = (request, connection, ...rest) =>
  VERIFIERS[connection.service](request, connection, ...rest);

/** Only for services whose requests the browser must not resend. */
const FREE_PATHS: Record<Service, string | null> = {
  kaspr: FREE_PATH,
  cognism: ENTITLEMENT_PATH,
  cognism2016: null,
  kissmetrics: null,
  cloudElements: '/ping',
};

export function freeUrl({ service, base }: Pick<Connection, 'service' | 'base'>): string | null {
  const path = FREE_PATHS[service];
  return path === null ? null : base + path;
}
