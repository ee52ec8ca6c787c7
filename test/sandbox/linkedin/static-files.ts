import { readFileSync } from 'node:fs';
import { hashed } from './hashed.ts';

/** Content type and text of a file of the site, by its path. */
export interface StaticFile {
  readonly type: string;
  readonly text: string;
}

function read(name: string): string {
  return readFileSync(new URL(`./static/${name}`, import.meta.url), 'utf8');
}

export const STATIC_FILES: ReadonlyMap<string, StaticFile> = new Map([
  ['/static/app.js', { type: 'text/javascript; charset=utf-8', text: read('app.js') }],
  [
    '/static/style.css',
    {
      type: 'text/css; charset=utf-8',
      text: (read('sdui.css') + read('ember.css')).replace(
        /\.sdui-([a-z0-9-]+)/g,
        (_, name: string) => `.${hashed(name)}`,
      ),
    },
  ],
]);
