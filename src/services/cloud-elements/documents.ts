import type { ServiceResult } from '../http/service-result.ts';
import { textWithin } from '../values/contact-values.ts';
import { askCloudElements, type CloudAsker, encoded, ok, refusal, unreadable } from './ask.ts';
import { httpsAddress } from './instances.ts';
import { type Listing, readPages } from './pages.ts';
import { fileBody, idText, linksBody } from './replies.ts';

/** `size`: bytes; `modifiedAt`: epoch ms; `path`: null if unknown. */
export type CloudFile = {
  readonly id: string;
  readonly name: string;
  readonly path: string | null;
  readonly isFolder: boolean;
  readonly size: number | null;
  readonly modifiedAt: number | null;
};

/** The storage's own pages may ask for a sign-in. */
export type FileLinks = { readonly view: string | null; readonly download: string | null };

export type StoredDocument = { readonly kind: 'stored'; readonly file: CloudFile } | { readonly kind: 'exists' };

/** Dropbox's and SharePoint's ids are whole paths, encoded twice. */
const MAX_ID_LENGTH = 4000;
const MAX_PAGES = 10;

export function listFolder(asker: CloudAsker, path: string): Promise<ServiceResult<Listing<CloudFile>>> {
  const call = { method: 'GET', path: '/hubs/documents/folders/contents', query: { path }, by: 'element' } as const;
  return readPages(asker, call, { read: fileOf, mostPages: MAX_PAGES });
}

/** Never replaces a file. `exists` may be this very one: forms are not streamed, so a browser may repeat them. */
export async function uploadFile(
  asker: CloudAsker,
  path: string,
  content: Blob,
): Promise<ServiceResult<StoredDocument>> {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const sent = await askCloudElements(asker, {
    method: 'POST',
    path: '/hubs/documents/files',
    // SharePoint needs the size.
    query: { path, overwrite: false, size: content.size },
    file: { name, content },
    by: 'element',
    effect: 'creates',
  });
  if (!sent.ok) return sent.status === 409 ? ok({ kind: 'exists' }) : refusal(sent.failure);
  const file = sent.body.kind === 'json' ? fileOf(sent.body.value) : null;
  return file ? ok({ kind: 'stored', file }) : unreadable;
}

/** Ids are encoded once more, whatever encoding they carry (services/README.md E7). */
export async function readFileLinks(
  asker: CloudAsker,
  file: { readonly id: string } | { readonly path: string },
): Promise<ServiceResult<FileLinks>> {
  const which =
    'id' in file
      ? { path: `/hubs/documents/files/${encoded(file.id)}/links` }
      : { path: '/hubs/documents/files/links', query: { path: file.path } };
  const sent = await askCloudElements(asker, { method: 'GET', ...which, by: 'element' });
  if (!sent.ok) return refusal(sent.failure);
  const parsed = sent.body.kind === 'json' ? linksBody.safeParse(sent.body.value) : null;
  if (!parsed?.success) return unreadable;
  const { cloudElementsLink, providerLink, providerViewLink } = parsed.data;
  const view = httpsAddress(providerViewLink) ?? httpsAddress(providerLink);
  const download = httpsAddress(providerLink) ?? httpsAddress(cloudElementsLink);
  return ok({ view, download });
}

function fileOf(value: unknown): CloudFile | null {
  const parsed = fileBody.safeParse(value);
  if (!parsed.success) return null;
  const { name, path, directory, size, modifiedDate } = parsed.data;
  const id = idText(parsed.data.id, MAX_ID_LENGTH);
  const where = typeof path === 'string' && path.startsWith('/') ? path : null;
  const called = textWithin(name) ?? textWithin(where?.slice(where.lastIndexOf('/') + 1));
  if (!id || !called) return null;
  return {
    id,
    name: called,
    path: where,
    isFolder: directory === true,
    size: Number.isSafeInteger(size) && Number(size) >= 0 ? Number(size) : null,
    modifiedAt: momentOf(modifiedDate),
  };
}

function momentOf(value: unknown): number | null {
  const moment = typeof value === 'string' ? Date.parse(value) : value;
  return typeof moment === 'number' && moment >= 0 && moment < 8.64e15 ? moment : null;
}
