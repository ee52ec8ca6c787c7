import { useId, useRef, useState } from 'preact/hooks';
import { t, tn } from '../../i18n.ts';
import { send } from '../../messages/send.ts';
import type { Failure } from '../../model/schemas/purchases/failure.ts';
import { failureHere } from '../connections/verified-text.ts';
import { useAnswer } from '../fields/use-answer.ts';
import { folderAbove } from './typed-address.ts';

type Props = { start: string; onPicked: (path: string) => void; onLeft: () => void };

export function FolderPicker({ start, onPicked, onLeft }: Props) {
  const id = useId();
  const [path, setPath] = useState(start);
  const group = useRef<HTMLFieldSetElement>(null);
  const above = folderAbove(path);

  const { answer: content, failure, askAgain } = useAnswer(() => send('read-folder', { path }), [path]);

  function go(to: string) {
    setPath(to);
    // The pressed folder is gone, and the focus with it.
    group.current?.focus();
  }

  const folders = (content ?? []).filter(({ isFolder }) => isFolder);
  const files = (content?.length ?? 0) - folders.length;
  return (
    <fieldset ref={group} tabIndex={-1} aria-describedby={id}>
      <legend>{t('browseFolders')}</legend>
      <p id={id} class="outcome">
        <bdi dir="auto">{path}</bdi>
      </p>
      <div role="status">
        {!content && !failure && <p class="hint">{t('choosing')}</p>}
        {content && <p class="hint">{contentText(folders.length, files)}</p>}
        {failure && <p class="outcome outcome-bad">{folderFailure(failure)}</p>}
      </div>
      {folders.length > 0 && (
        <ul class="folders" aria-label={t('foldersIn', path)}>
          {folders.map((folder) => (
            <li key={folder.path}>
              <button type="button" class="quiet" dir="auto" onClick={() => go(folder.path)}>
                {folder.name}
              </button>
            </li>
          ))}
        </ul>
      )}
      <div class="row actions">
        {above !== null && (
          <button type="button" class="quiet" onClick={() => go(above)}>
            {t('folderUp')}
          </button>
        )}
        {failure && (
          <button type="button" class="quiet" onClick={askAgain}>
            {t('tryAgain')}
          </button>
        )}
        <button type="button" onClick={() => onPicked(path)}>
          {t('useFolder')}
        </button>
        <button type="button" class="quiet" onClick={onLeft}>
          {t('cancel')}
        </button>
      </div>
    </fieldset>
  );
}

function contentText(folders: number, files: number): string {
  const parts = [folders === 0 ? t('noFolders') : '', files === 0 ? '' : tn('filesThere', files)];
  return parts.filter(Boolean).join(' ');
}

function folderFailure(failure: Failure): string {
  return failure.kind === 'refused' && failure.status === 404 ? t('folderNotThere') : failureHere(failure);
}
