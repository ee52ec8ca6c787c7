import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** All files below a folder whose name fits, with `/` between folders; Node 20 has no glob of its own. */
export function filesBelow(folder: string, name: RegExp): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && name.test(entry.name));
  return files.map((entry) => join(entry.parentPath, entry.name).replaceAll('\\', '/')).sort();
}
