/*
 * What only words can tell, in the languages that LinkedIn offers most: en, fr, de, es, pt, it, nl, pl, tr, ja, zh, ko,
 * ar, ru. All in lower case, NFC.
 */

/** How LinkedIn begins the label of the button of the current company. */
export const CURRENT_COMPANY =
  /^(?:current company|entreprise actuelle|(?:aktuelles|derzeitiges) unternehmen|empresa actual|empresa atual|azienda attuale|huidig bedrijf|(?:obecna|aktualna) firma|(?:mevcut|şu anki) şirket|(?:現在の(?:会社|勤務先))|(?:当前|目前)(?:公司|就职)|目前(?:任職)?公司|現職公司|현재 (?:회사|직장)|الشركة الحالية|(?:текущая|нынешняя) компания)/u;

/** How it begins the label of the button of the school beside it. */
export const EDUCATION =
  /^(?:education|formation|ausbildung|educación|formación académica|formação acadêmica|formação académica|istruzione|formazione|opleiding|wykształcenie|eğitim|学歴|教育(?:经历|背景)?|學歷|학력|التعليم|образование)/u;

/**
 * What the button of a company's top card says of where it leads; also sv, da, no, fi, cs, hu, ro, uk, el, he, hi, th,
 * id, vi, fa.
 */
export const VISIT_WEBSITE =
  /web|\bsitio\b|\bsite\b|\bsito\b|witryn|stron[aęy]|nettsted|hjemmeside|sivusto|ウェブ|サイト|网站|官网|網站|웹사이트|الويب|موقع|сайт|ιστότοπ|ιστοσελ|אתר|वेबसाइट|เว็บ|وب/u;

/** "10,001", "1K", "5 mil", "1 Tsd.", "5 тыс.", "1万". */
const number =
  '\\p{Nd}[\\p{Nd}.,٬٫’\\s]*(?:(?:k|K|M|B|mil|mln|tys|Tsd|Mio|тыс|тис|tis|mii|bin|rb|ribu|ألف|آلاف|هزار|हज़ार|[千万萬천만])\\.?\\s?)?';

/**
 * How many people a company has: "51-200 employees", "10,001+ employees", "De 51 a 200 empleados", and in the top card
 * "1K-5K", "10K+", "1 mil-5 mil", "1–5 тыс.", "1万~5万". A range of numbers, or one with more; the words for a thousand
 * are short in all languages.
 */
export const COMPANY_SIZE = new RegExp(
  `^(?:\\p{L}[\\p{L}\\s]{0,11})?${number}\\s?(?:(?:[-\\u2010-\\u2015~～〜]|\\p{L}{1,3}\\s)\\s?${number}|\\+)`,
  'u',
);
