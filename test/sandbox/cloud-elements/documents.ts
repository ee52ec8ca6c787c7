import type { ReceivedRequest } from '../exchange.ts';
import type { Instance } from './connections.ts';
import { fileOf } from './multipart.ts';
import { type CloudOutcome, failed, found, listed, UNSUPPORTED, written } from './replies.ts';
import type { State, StoredFile } from './state.ts';

/** Ids of Dropbox are whole paths, encoded twice. */
export const idOf = (path: string) => encodeURIComponent(encodeURIComponent(path));

/** `/files…` and `/folders…` of a storage. @param parts of the path, decoded once */
export function documents(
  request: ReceivedRequest,
  parts: readonly string[],
  one: Instance,
  state: State,
  now: number,
) {
  const [kind, ...rest] = parts;
  if (kind !== 'files' && kind !== 'folders') return UNSUPPORTED();
  const byPath = request.query.get('path');
  const named = rest.length > 0 && !['links', 'contents', 'metadata'].includes(rest[0] ?? '') ? rest[0] : undefined;
  const path = named === undefined ? byPath : pathOf(named);
  const what = `${request.method} ${kind} ${(named === undefined ? rest : rest.slice(1)).join('/')}`.trim();
  if (path !== null && !path.startsWith('/')) return failed(400, "The 'path' must start with '/'");
  const mine = state.files.filter(({ instanceId }) => instanceId === one.id);
  const file = mine.find((candidate) => candidate.path === path);
  switch (what) {
    case 'POST files':
      return upload(request, path, one, state, now);
    case 'GET folders contents':
      return contents(request, path ?? '/', mine, one, state);
    case 'GET files links':
      return file ? found(linksOf(file)) : missing(path);
    case 'GET files metadata':
      return file ? found(described(file)) : missing(path);
    case 'GET files':
      return file ? found(file.content, { 'content-type': 'application/octet-stream' }) : missing(path);
    case 'DELETE files':
      return file ? written('', file.path, () => state.forget(file)) : missing(path);
    default:
      return UNSUPPORTED();
  }
}

function upload(request: ReceivedRequest, path: string | null, one: Instance, state: State, now: number): CloudOutcome {
  const content = fileOf(request);
  if (path === null || path.endsWith('/')) return failed(400, "Required parameter 'path' is missing");
  if (content === null) return failed(400, "Required part 'file' is missing");
  const there = state.files.find((file) => file.instanceId === one.id && file.path === path);
  if (there && request.query.get('overwrite') !== 'true') return failed(409, `A file already exists at ${path}`);
  const file: StoredFile = { instanceId: one.id, path, content, at: now };
  return written(described(file), path, () => state.store(file));
}

function contents(
  request: ReceivedRequest,
  path: string,
  files: readonly StoredFile[],
  { id }: Instance,
  { folders, settings }: State,
): CloudOutcome {
  const folder = path === '/' ? '' : path.replace(/\/$/, '');
  const mine = folders.filter(({ instanceId }) => instanceId === id);
  if (folder !== '' && !mine.some((one) => one.path === folder)) return missing(path);
  const isInside = (one: { path: string }) => one.path.slice(0, one.path.lastIndexOf('/')) === folder;
  const inner = mine.filter(isInside).map((one) => entry(one.path, { directory: true }));
  return listed([...inner, ...files.filter(isInside).map(described)], request, { most: settings.mostPerPage });
}

const entry = (path: string, more: object) => ({
  ...{ id: idOf(path), name: path.slice(path.lastIndexOf('/') + 1), path, directory: false, tags: [] },
  ...more,
});

const described = ({ path, content, at }: StoredFile) => {
  const when = new Date(at).toISOString();
  return entry(path, { size: Buffer.byteLength(content), createdDate: when, modifiedDate: when });
};

const linksOf = ({ path }: StoredFile) => ({
  cloudElementsLink: `https://api.cloud-elements.com/elements/api-v2/hubs/documents/files/links/${idOf(path)}`,
  providerLink: `https://storage.example/download${encodeURI(path)}`,
  providerViewLink: `https://storage.example/view${encodeURI(path)}`,
  expires: '2030-01-01T00:00:00Z',
});

const missing = (path: string | null) => failed(404, `Nothing is at ${path}`);

/** Null for what is no id of this storage. */
function pathOf(id: string): string | null {
  try {
    return decodeURIComponent(decodeURIComponent(id));
  } catch {
    return null;
  }
}
