import { readFileSync } from 'node:fs';

export const ROOT = new URL('../../../', import.meta.url);

/** The English words by key, as the browser reads them. */
export const ENGLISH = new Map<string, string>(
  Object.entries<{ message: string }>(
    JSON.parse(readFileSync(new URL('assets/_locales/en/messages.json', ROOT), 'utf8')),
  ).map(([key, { message }]) => [key, message]),
);

/**
 * In place of `src/browser.ts`. Unlike a browser it leaves a placeholder without a value in the text, where tests see
 * it.
 */
export const browser = {
  i18n: {
    getMessage: (key: string, values: readonly string[] = []) =>
      (ENGLISH.get(key) ?? '').replace(/\$(\d)/g, (placeholder, digit) => values[Number(digit) - 1] ?? placeholder),
  },
};
