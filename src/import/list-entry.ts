import type { AddressFault } from './person-address.ts';

export type Doubt = 'slug-not-name' | 'slug-alone' | 'two-addresses' | 'shifted' | 'cut' | 'name-unclear' | 'garbled';

export type LineFault = AddressFault | 'no-name' | 'too-long' | 'double';

export type ListEntry = { readonly line: number; readonly text: string } & (
  | { readonly slug: string; readonly name: string; readonly doubt: Doubt | null }
  | { readonly fault: AddressFault; readonly name: string; readonly company: string }
);
