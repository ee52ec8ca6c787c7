/** The user's choice of a pasted element token; its connection is called `pasted-…`, after the token. */
export const PASTED_PREFIX = 'pasted';

export const isPasted = (instanceId: string): boolean => instanceId.startsWith(`${PASTED_PREFIX}-`);
