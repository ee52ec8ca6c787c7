import { collapse } from './dom.ts';

/** Marks that turn the direction of text, and empty characters. The joiners U+200C and U+200D spell names, so they stay. */
const INVISIBLE = /[\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]|\uFE0E|\uFE0F/gu;

/** Keycaps, and pictures with all that may follow one: variation, skin, tags of a flag, joiner to the next. */
const EMOJI =
  /[#*0-9]\uFE0F?\u20E3|(?:\p{ExtPict}|\p{RI}|\p{EMod})(?:\uFE0E|\uFE0F|\u200D|\u20E3|\p{EMod}|[\u{E0020}-\u{E007F}])*/gu;

/** "· 2nd", "• 3.º": a dot that has a space beside it, then one word with a digit in it, at the end. */
const DEGREE = /(?:\s[·•]\s*|[·•]\s+)\S*\d\S*$/u;

const PRONOUN =
  'he|him|his|she|her|hers|they|them|theirs|ze|zir|hir|xe|xem|it|its|any|all|il|lui|elle|iel|él|el|ella|elle|elles|ele|dele|ela|dela|er|ihm|ihn|sie|ihr|lei|hij|hem|zij|haar|hen|hun|on|ona|han|hon|hen|hän|o';
/** "(She/Her)", "[elle, iel]": pronouns alone, in brackets; a single one only if it can be nothing else. */
const PRONOUNS = new RegExp(
  `\\s*[(（[]\\s*(?:(?:${PRONOUN})(?:\\s*[/,|·]\\s*(?:${PRONOUN}))+|he|him|she|her|they|them)\\s*[)）\\]]`,
  'giu',
);

/** Degrees and titles that people put behind their names, without dots and spaces. Anything not here stays. */
const CREDENTIALS = new Set(
  (
    'PhD DPhil EdD DBA PsyD DSc ScD DEng MD DO DDS DMD DVM PharmD DNP DPT OD JD LLB LLM LLD Esq MBA EMBA GEMBA MPA MPH ' +
    'MSc MS MA MEd MEng MPhil MSW MFA MIM MHA MLIS MTech BSc BS BA BEng BTech BCom BBA ' +
    'CPA CFA CFP CIA CISA CISM CISSP CCSP CRISC CEH CMA ACMA CGMA ACCA FCCA ACA FCA FRM CAIA CAMS CFE CTP EA ' +
    'PMP PgMP CAPM PRINCE2 CSM CSPO PSM PSPO ITIL CBAP LSSBB SSBB ASQ ' +
    'SHRM-CP SHRM-SCP PHR SPHR GPHR CIPD MCIPD FCIPD PCC ACC MCC CPCC CPC ' +
    'RN BSN MSN NP FNP PA PA-C LPN LCSW LMSW LPC LMFT CCRN FACHE FACS FACP FRCS MRCP ' +
    'PE EIT CEng MIET MICE MIMechE RIBA AIA LEED RA FRSA FCIM MCIM MRICS FRICS CSCP CPIM CPSM MCIPS FCIPS CCNA CCNP CCIE'
  )
    .split(' ')
    .map(credentialKey),
);

function credentialKey(text: string): string {
  return text.replace(/[.\s-]/g, '').toLowerCase();
}

/**
 * The name of a person as it may be shown, searched for and sent, from the name as painted: NFC, one space between
 * words, without direction marks, emoji, degree of connection, bracketed pronouns, credentials behind a comma, and the
 * second half of a text that is there twice. Case, accents, titles, initials and hyphens stay. Letters are never all lost:
 * if nothing would be left, the painted text is given back.
 */
export function cleanName(raw: string): string {
  const painted = collapse(raw.normalize('NFC').replace(INVISIBLE, ''));
  const worded = collapse(
    collapse(raw.normalize('NFC').replace(EMOJI, ' ').replace(INVISIBLE, '')).replace(DEGREE, ''),
  );
  const name = withoutCredentials(trimSeparators(once(trimSeparators(collapse(worded.replace(PRONOUNS, ' '))))));
  return /\p{L}/u.test(name) || !/\p{L}/u.test(painted) ? name : painted;
}

/** "Ada Lovelace Ada Lovelace" is a link with its text twice. One word twice ("Lang Lang") is a name. */
function once(text: string): string {
  const half = text.slice(0, Math.ceil(text.length / 2)).trim();
  return half.includes(' ') && (text === half + half || text === `${half} ${half}`) ? half : text;
}

/** What is left dangling at the end when a picture behind it is gone. */
function trimSeparators(text: string): string {
  return text.replace(/(?:\s*[,،，]|\s+[|·•–—-])+$/u, '').replace(/\s+([,،，])/gu, '$1');
}

/** Takes off trailing parts, from comma to comma, as long as every word in them is a credential. */
function withoutCredentials(text: string): string {
  const [, before = '', tail = ''] = /^(.*\S)\s*[,،，]\s*([^,،，]+)$/u.exec(text) ?? [];
  if (before === '') return text;
  return tail.split(/[\s|/&]+/).every((word) => isCredential(word, before)) ? withoutCredentials(before) : text;
}

/** Two letters ("MA") are also a given name behind a surname, so they must be capitals after something that is not. */
function isCredential(word: string, before: string): boolean {
  const key = credentialKey(word);
  if (!CREDENTIALS.has(key)) return false;
  return key.length > 2 || (word === word.toUpperCase() && /\s|\p{Ll}/u.test(before));
}
