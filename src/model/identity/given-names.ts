import { fold } from './fold.ts';

/** Given names and what those who bear them are called, where no letter rule tells; each line is one name. */
const NICKNAMES = [
  'robert bob bobby rob',
  'william bill billy will liam',
  'richard dick rick',
  'james jim jimmy jamie',
  'john jack johnny jon jonathan',
  'edward ed ted eddie ned',
  'charles chuck charlie carlos karl',
  'margaret peggy meg maggie greta',
  'elizabeth beth liz betty lisa eliza',
  'katherine kate kathy katie kat katarina',
  'henry harry hank',
  'anthony tony antonio',
  'joseph joe giuseppe jose pepe',
  'francis frank francisco paco francesco',
  'alexander sasha alex sascha alejandro',
  'michael mike mick miguel misha',
  'dorothy dolly dot',
  'mary molly polly maria marie',
  'ann anna anne ana',
  'sarah sally',
  'theodore ted theo',
  'lawrence larry',
  'andrew drew andy',
  'stephen steve steven stefan esteban',
  'susan sue suzanne',
  'rebecca becky',
  'patricia pat trish',
  'jacob jake jakob',
  'johannes hans jan',
  'mohammed mohamed mohammad muhammad muhammed mohamad',
  'hussein hussain husain hossein hussien',
  'youssef yusuf yousef yousuf yusef',
  'dmitry dmitri dmitriy dmytro dima',
  'sergey sergei serhii serge',
  'evgeny evgeniy evgenii yevgeny eugene',
  'mikhail michael misha',
  'nikolay nikolai nicolas nicholas nick',
  'yuri yuriy yury iurii',
].map(setOf);

/** Whether two given names are known to be borne by one person. */
export const isNickname = (one: string, other: string) => NICKNAMES.some((names) => names.has(one) && names.has(other));

/**
 * A man's name and the names of women that are made of it, where these begin alike or differ by a letter; the man's
 * stands first.
 */
const MALE_AND_FEMALE = (
  'adrian adriana adrianne; andre andrea; andres andresa; anton antonia antonina; august augusta auguste; bernard bernarda; ' +
  'carl carla; christian christiana christiane; clement clementine; cornel cornelia; daniel daniela daniella danielle; ' +
  'denis denisa denise; dominic dominica; dominik dominika; edwin edwina; emanuel emanuela; emil emilia emilie; eric erica; ' +
  'erik erika; ernest ernesta ernestine; evgeni evgenia evgeniya; yevgeni yevgenia yevgeniya; fabian fabiana fabienne; ' +
  'ferdinand ferdinanda; florian floriana; francois francoise; frederic frederica; frederik frederika frederike; ' +
  'gabriel gabriela gabriella gabrielle; georg georgia georgina; george georgette; gerald geraldine; gerard gerarda; ' +
  'henri henriette henrietta; henrik henrike henrika; ivan ivana ivanka; jan jana; jean jeanne jeannette jeannine; ' +
  'joel joela joelle; johan johana johanna; johann johanna; josef josefa josefine; joseph josepha josephine; juan juana; ' +
  'julian julia juliana julianna; julien julienne; justin justina justine; karl karla; laurent laurentine; ' +
  'leon leona leonie; louis louisa louise; luis luisa; luc lucia lucie lucy; marc marcia; ' +
  'marcel marcela marcella marcelle; martin martina martine; maxim maxima; michael michaela; michal michala; ' +
  'michel michele michelle; nicolas nicola nicole; norbert norberta; oliver olivera; pascal pascale; patric patricia; ' +
  'paul paula paulina pauline paulette; petr petra; peter petra; philip philippa; philipp philippa; rafael rafaela; ' +
  'raphael raphaela; rene renee renate; robert roberta; robin robina; roland rolanda; roman romana romane; ' +
  'samuel samuela; sebastian sebastiana; simon simona simone; stefan stefana stefania stefanie; ' +
  'stephan stephania stephanie; theodor theodora; ulrich ulrike; valentin valentina valentine; valeri valeria valeriya; ' +
  'victor victoria; viktor viktoria; vincent vincenza; vladislav vladislava; wilhelm wilhelma wilhelmina wilhelmine; ' +
  'xavier xaviera'
)
  .split('; ')
  .map((line) => [line.split(' ', 1)[0] ?? '', setOf(line)] as const)
  .map(([male, all]) => [fold(male), all] as const);

/** In Cyrillic all names of women, and their family names, end so: Александр, Александра; Иванов, Иванова. */
const CYRILLIC = /^\p{sc=Cyrillic}{4,}$/u;

/** "Robert" and "Roberta", "Mario" and "Maria": alike, and never one person's. */
export function isManAndWoman(one: string, other: string): boolean {
  const isMade = (man: string, woman: string) =>
    MALE_AND_FEMALE.some(([male, names]) => male === man && male !== woman && names.has(woman)) ||
    (CYRILLIC.test(woman) && woman === `${man}а`);
  const ends = `${one.at(-1)}${other.at(-1)}`;
  const isEnded = one.length > 3 && one.slice(0, -1) === other.slice(0, -1) && (ends === 'ao' || ends === 'oa');
  return isEnded || isMade(one, other) || isMade(other, one);
}

/** Family names that may stand first and are borne by millions: to share one says nothing. */
export const COMMON_FAMILIES = new Set(
  (
    'kim lee yi park pak choi jung jeong kang cho yoon jang lim wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo ' +
    'he lin gao luo nguyen tran le pham huynh phan vu vo dang bui do ho ngo sato suzuki tanaka watanabe ' +
    'singh kaur kumar sharma patel gupta nagy kovacs toth szabo horvath'
  ).split(' '),
);

function setOf(line: string): ReadonlySet<string> {
  return new Set(line.split(' ').map(fold));
}
