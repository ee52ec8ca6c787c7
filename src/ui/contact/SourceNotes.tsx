import { formatAge, t } from '../../i18n.ts';
import type { EmailProvenance, Provenance } from '../../model/schemas/people/contact.ts';

/** Who says a value. Where there are several, each with its own word on it, and how old that is: they need not agree. */
export function SourceNotes({ sources }: { sources: readonly (Provenance | EmailProvenance)[] }) {
  const isAlone = sources.length === 1;
  return (
    <>
      {sources.map((source) => {
        const words = [t(source.service), 'validity' in source ? t(source.validity) : '', formatAge(source.at)];
        const all = words.filter(Boolean).join(', ');
        const isContrary = 'validity' in source && source.validity === 'invalid';
        return (
          <span key={source.service} class={isContrary && !isAlone ? 'contrary' : undefined} title={all}>
            {isAlone ? t(source.service) : all}
          </span>
        );
      })}
    </>
  );
}
