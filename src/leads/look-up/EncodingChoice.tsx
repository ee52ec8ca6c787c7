import { useId } from 'preact/hooks';
import { t } from '../../i18n.ts';
import type { ReadableEncoding } from '../../import/encoding/decode-list.ts';
import type { Encoding } from '../../import/encoding/encodings.ts';
import { encodingText } from './encoding-text.ts';
import type { OpenedFile } from './opened-file.ts';

/** So many readings are shown at once; the others are behind a list. */
const MAX_SHOWN = 6;

type Props = {
  file: OpenedFile;
  onChoose: (encoding: Encoding) => void;
};

/** In which encoding a file is read that is in no Unicode: said, to be changed, or asked where it can't be known. */
export function EncodingChoice({ file: { encoding, readable, isSettled }, onChoose }: Props) {
  const id = useId();
  if (readable.length === 0) return null;
  if (isSettled) {
    return (
      <p class="encoding-read hint">
        {t('encodingRead')}
        <EncodingSelect encoding={encoding} readable={readable} onChoose={onChoose} />
      </p>
    );
  }
  return (
    <section class="call columns" aria-labelledby={id}>
      <h2 id={id}>{t('encodingHeading')}</h2>
      <p>{t('encodingWhy')}</p>
      <fieldset class="encodings" aria-labelledby={id}>
        {distinct(readable).map((one) => (
          <label key={one.encoding} class="check">
            <input type="radio" name={id} onChange={() => onChoose(one.encoding)} />
            <bdi class="encoding-sample">{one.sample}</bdi>
            <span class="hint">{encodingText(one.encoding)}</span>
          </label>
        ))}
      </fieldset>
      <p class="encoding-read hint">
        {t('encodingOther')}
        <EncodingSelect encoding={null} readable={readable} onChoose={onChoose} />
      </p>
    </section>
  );
}

/** The likeliest of those that read differently. */
function distinct(readable: readonly ReadableEncoding[]): ReadableEncoding[] {
  return readable
    .filter(({ sample }, at) => readable.findIndex((other) => other.sample === sample) === at)
    .slice(0, MAX_SHOWN);
}

type SelectProps = {
  encoding: Encoding | null;
  readable: readonly ReadableEncoding[];
  onChoose: (encoding: Encoding) => void;
};

function EncodingSelect({ encoding, readable, onChoose }: SelectProps) {
  return (
    <select
      aria-label={encoding === null ? t('encodingOther') : t('encodingField')}
      value={encoding ?? ''}
      onChange={(event) => onChoose(event.currentTarget.value as Encoding)}
    >
      {encoding === null && <option value="">{t('encodingChoose')}</option>}
      {readable.map((one) => (
        <option key={one.encoding} value={one.encoding}>
          {encodingText(one.encoding)}
        </option>
      ))}
    </select>
  );
}
