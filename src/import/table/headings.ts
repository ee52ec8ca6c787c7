import { HEADINGS } from './heading-words.ts';

/** `linkedin`: a profile's address or bare slug; `link`: an address, or something else; `other`: not needed. */
export type ColumnRole = 'linkedin' | 'link' | 'name' | 'first' | 'last' | 'company' | 'other';

const ROLE_OF = new Map<string, ColumnRole>(
  (Object.entries(HEADINGS) as [keyof typeof HEADINGS, readonly string[]][]).flatMap(([role, lines]) =>
    lines.flatMap((line) => line.split(', ').map((heading) => [worded(heading), role] as const)),
  ),
);

const words = (text: string) => new Set(text.split(' '));

/** Words allowed beside "LinkedIn" or "URL" in the heading of a person's own address. */
const PLAIN = words(
  'linkedin linked li in person people member public profile profiles contact lead prospect candidate url ' +
    'urls uri link links slug id identifier address vanity handle username user unique default personal page ' +
    'bio sales navigator salesnav www http https full profil profils perfil perfis profilo profili profiel ' +
    'adresse adres direccion indirizzo endereco lien liens enlace collegamento koppeling persona persoon ' +
    'personne pessoa kontakt contatto contacto contato public publique publico pubblico openbaar offentliches ' +
    'de du des la le les l el del do da di der die das zum zur van het al su the s a of to for as on ' +
    'personligt ссылка профиль профиля на プロフィール リンク 链接 网址 連結 網址 主页 领英 個人檔案 프로필 링크 주소',
);
const LINKS = words(
  'url urls uri link links profile profil profils perfil profilo profiel lien enlace collegamento koppeling ' +
    'ссылка профиль リンク 链接 网址 連結 網址 프로필 링크',
);
const SLUGS = words('slug vanity identifier');
const NOT_THEIRS = new RegExp(
  String.raw`\b(?:compan(?:y|ies)|organi[sz]ations?|accounts?|employers?|schools?|universit\w+|colleges?|groups?|` +
    'previous|past|former|images?|photos?|pictures?|avatar|search|query|shared|mutual|owners?|recruiter|created|' +
    String.raw`modified|reports|manager|assistant|referr\w+|job|post|parent|twitter|facebook|zoominfo|apollo|` +
    'hubspot|salesforce|crm|website|firma|unternehmens?|entreprise|societe|empresa|azienda|' +
    String.raw`bedrijfs?)\b`,
);

export function roleOf(heading: string): ColumnRole | null {
  const text = worded(heading);
  if (text === '') return null;
  const known = ROLE_OF.get(text);
  if (known) return known;
  const all = text.split(' ');
  if (NOT_THEIRS.test(text)) return 'other';
  if (!all.every((word) => PLAIN.has(word))) return null;
  if (/\blinked ?in\b|\bli (?:url|profile|link)\b|领英/.test(text) || all.some((word) => SLUGS.has(word)))
    return 'linkedin';
  return all.some((word) => LINKS.has(word)) ? 'link' : null;
}

/** `linkedInProfileUrl`, "LinkedIn-Profil", `person_linkedin_url`, Salesforce's `LinkedIn__c` as lower-case words. */
function worded(heading: string): string {
  return heading
    .replace(/__c$/, '')
    .replace(/linked[\s_-]?in/gi, ' linkedin ')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .normalize('NFKD')
    .replace(/[\u0300-\u036F]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('ł', 'l')
    .replaceAll('ø', 'o')
    .replaceAll('ı', 'i')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}
