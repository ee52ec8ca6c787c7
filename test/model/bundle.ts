import { resolve } from 'node:path';
import { build } from 'vite';

/** A module with all that it imports, as one classic script; what it exports is left in a global of that name. */
export async function bundle(file: string, name: string): Promise<string> {
  const lib = { entry: resolve(import.meta.dirname, file), formats: ['iife' as const], name };
  const built = await build({ configFile: false, logLevel: 'silent', build: { write: false, lib } });
  const outputs = [built].flat().flatMap((result) => ('output' in result ? result.output : []));
  const chunk = outputs.find((output) => output.type === 'chunk');
  if (!chunk) throw new Error(`${file} was not built.`);
  return chunk.code;
}
