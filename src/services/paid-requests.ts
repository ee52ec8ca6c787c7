import { askCognism } from './cognism/reveal/reveal.ts';
import { askKaspr } from './kaspr/ask-kaspr.ts';
import type { PaidRequests } from './paid-request.ts';

/** Each service's paid request. */
export const paidRequests: PaidRequests = { kaspr: askKaspr, cognism: askCognism };
