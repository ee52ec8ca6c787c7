import type { AddressFault } from './person-address.ts';

/** Why somebody is listed but not chosen to begin with: who is meant, or under which name, is not sure. */
export type Doubt = 'slug-not-name' | 'slug-alone' | 'two-addresses' | 'shifted' | 'cut' | 'name-unclear' | 'garbled';

export type LineFault = AddressFault | 'no-name' | 'too-long' | 'double';

/** What one entry of a list says: a person by slug, somebody without an address, or a fault. */
export type ListEntry = { readonly line: number; readonly text: string } & (
  | { readonly slug: string; readonly name: string; readonly doubt: Doubt | null }
  | { readonly fault: AddressFault; readonly name: string; readonly company: string }
);
