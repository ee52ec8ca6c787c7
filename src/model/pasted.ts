/**
 * By it the user picks the element token that was pasted; the connection that it makes is called `pasted-…`, by the
 * token.
 */
export const PASTED_PREFIX = 'pasted';

/** Whether what is picked is a token that was pasted. */
export const isPasted = (instanceId: string): boolean => instanceId.startsWith(`${PASTED_PREFIX}-`);
