/** Missing values of pandas, JavaScript, SQL and spreadsheets, and answers to other questions ("yes", "TBD"). */
const MISSING = new Set(
  (
    'nan none null undefined nil na n/a n.a. n.a n\\a #n/a #ref! #value! #name? #null! #div/0! #num! #error! ' +
    '#spill! error unknown missing blank empty (blank) (empty) (none) (null) <na> <nil> <null> pd.na nat [] {} ' +
    'tbd tbc tba todo tbd. pending requested invited connected accepted sent open done yes no y n true false ' +
    'ok x ✓ ✔ ✗ ✘ 0 1 -1 - -- --- – — _ . .. ... … ? ?? ??? ! * / unavailable private hidden invalid deleted ' +
    'removed notfound not-found not_found no_data nodata loading loading... loading… unbekannt keine kein ' +
    'keiner fehlt leer offen ja nein inconnu inconnue aucun aucune vide oui non desconocido desconocida ' +
    'ninguno ninguna vacío vacio si sí desconhecido desconhecida nenhum nenhuma vazio sim não nao sconosciuto ' +
    'sconosciuta nessuno nessuna vuoto sì onbekend geen leeg nee'
  ).split(' '),
);

const PHRASES = new RegExp(
  String.raw`^(?:\[object object\]|not (?:found|available|applicable|set|provided|known|on linkedin)|` +
    'no (?:data|value|linkedin|profile|url|name)|to be (?:done|defined|confirmed|determined)|' +
    String.raw`nicht (?:gefunden|bekannt|vorhanden)|k\. ?a\.)$`,
  'u',
);

export function isMissing(cell: string): boolean {
  const text = cell.trim().toLowerCase();
  return text === '' || MISSING.has(text) || PHRASES.test(text);
}

/** "Nan", "Null" and "Si" are names if written as names; programs write "nan", "NaN" or "NULL". */
export function isMissingName(cell: string): boolean {
  const text = cell.trim();
  if (!/\p{L}/u.test(text)) return true;
  return isMissing(text) && !/^(?:Nan|Null|Na|Si|Ja|No|Y|N|X)$/.test(text);
}
