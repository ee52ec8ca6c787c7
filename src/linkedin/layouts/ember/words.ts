/*
 * What only words can tell, in the languages that LinkedIn offers most: en, fr, de, es, pt, it, nl, pl, tr, ja, zh, ko, ar, ru.
 * All in lower case, NFC.
 */

/** How LinkedIn begins the label of the button of the current company. */
export const CURRENT_COMPANY =
  /^(?:current company|entreprise actuelle|(?:aktuelles|derzeitiges) unternehmen|empresa actual|empresa atual|azienda attuale|huidig bedrijf|(?:obecna|aktualna) firma|(?:mevcut|şu anki) şirket|(?:現在の(?:会社|勤務先))|(?:当前|目前)(?:公司|就职)|目前(?:任職)?公司|現職公司|현재 (?:회사|직장)|الشركة الحالية|(?:текущая|нынешняя) компания)/u;

/** How it begins the label of the button of the school beside it. */
export const EDUCATION =
  /^(?:education|formation|ausbildung|educación|formación académica|formação acadêmica|formação académica|istruzione|formazione|opleiding|wykształcenie|eğitim|学歴|教育(?:经历|背景)?|學歷|학력|التعليم|образование)/u;
