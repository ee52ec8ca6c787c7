import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Gives a run of tests a folder of its own for temporary files: a browser that ends with its worker can't clear up
 * after itself.
 */
export default function setup(): void {
  const folder = mkdtempSync(join(tmpdir(), 'leadlight-tests-'));
  process.env.TMPDIR = folder;
  // By then the workers are gone, and their browsers are closing.
  process.once('exit', () => {
    try {
      rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    } catch {
      // What a browser still held open is cleared by the system.
    }
  });
}
