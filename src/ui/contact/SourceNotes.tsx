import { formatAge, t } from '../../i18n.ts';
import type { EmailProvenance, PhoneProvenance } from '../../model/schemas/people/contact.ts';

/** The sources of a value, each with what it says of it and when: they need not agree. */
export function SourceNotes({ sources }: { sources: readonly (PhoneProvenance | EmailProvenance)[] }) {
  const isAlone = sources.length === 1;
  return (
    <>
      {sources.map((source) => {
        const validity = 'validity' in source ? t(source.validity) : '';
        const retracted = source.retractedAt === undefined ? '' : t('noLongerReported');
        const words = [t(source.service), validity, retracted, formatAge(source.at)];
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
