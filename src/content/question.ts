import type { PageQuestion } from '../messages/names.ts';

export function nameIn(message: unknown): PageQuestion['name'] | null {
  if (typeof message !== 'object' || message === null || !('name' in message)) return null;
  const { name } = message;
  return name === 'read' || name === 'skeleton' || name === 'badges' ? name : null;
}
