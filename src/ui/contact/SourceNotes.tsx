import { formatAge, t } from '../../i18n.ts';
import type { EmailProvenance, Provenance } from '../../model/schemas/people/contact.ts';

/** The sources of a value, each with what it says of it and when: they need not agree. */
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
