const MAX_SITE_LENGTH = 500;
const MAX_FOLDER_LENGTH = 1000;

/** Adds the "https://" that people leave out. @returns null if empty, undefined if links can't lead there */
export function siteFrom(typed: string): string | null | undefined {
  const text = typed.trim();
  if (text === '') return null;
  const url = URL.parse(/^[a-z][a-z\d+.-]*:\/\//i.test(text) ? text : `https://${text}`);
  const isUsable = url?.protocol === 'https:' && !url.username && !url.password && url.hostname.includes('.');
  return isUsable && url.origin.length <= MAX_SITE_LENGTH ? url.origin : undefined;
}

/** From the root, without a trailing slash. Undefined if invalid. */
export function folderFrom(typed: string): string | undefined {
  const parts = typed
    .trim()
    .split(/[/\\]+/)
    .map((part) => part.trim())
    .filter(Boolean);
  const isOdd = parts.some((part) => part === '.' || part === '..' || /[\p{Cc}\p{Cs}]/u.test(part));
  const path = `/${parts.join('/')}`;
  return isOdd || path.length > MAX_FOLDER_LENGTH ? undefined : path;
}

/** Null for the root. */
export function folderAbove(path: string): string | null {
  if (path === '/') return null;
  return path.slice(0, path.lastIndexOf('/')) || '/';
}
