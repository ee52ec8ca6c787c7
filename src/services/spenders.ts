import { askCognism } from './cognism/reveal/reveal.ts';
import { ask as askKaspr } from './kaspr/client.ts';
import type { PaidServices } from './paid-services.ts';

/** Each service's paid request. */
export const paidServices: PaidServices = { kaspr: askKaspr, cognism: askCognism };
