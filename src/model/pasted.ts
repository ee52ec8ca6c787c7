export const PASTED_PREFIX = 'pasted';

export const isPasted = (instanceId: string): boolean => instanceId.startsWith(`${PASTED_PREFIX}-`);
