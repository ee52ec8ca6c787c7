import { describe, expect, test } from 'vitest';
import { readPeople } from '../../../src/import/pasted-people.ts';

/**
 * Each person as `[x] slug = name` or, where they are not chosen to begin with, `[ ] slug = name: why`; then the
 * others.
 */
function read(list: string): string[] {
  const { people, withoutAddress, bad } = readPeople(list);
  return [
    ...people.map(({ person: { slug, name }, isNameFromAddress, doubt }) => {
      const said = `${slug} = ${name}${isNameFromAddress ? ' (guessed)' : ''}`;
      return doubt ? `[ ] ${said}: ${doubt}` : `[x] ${said}`;
    }),
    ...withoutAddress.map(({ name, company }) => `no address: ${name}${company && `, ${company}`}`),
    ...bad.map(({ line, why }) => `${line}: ${why}`),
  ];
}

const IN = 'https://www.linkedin.com/in/';

describe('an address is read however it was copied', () => {
  test.each([
    [`https://www.linkedin.com/comm/in/jd7?midToken=AQF&trk=x, Jane Doe`],
    ['HTTPS://WWW.LINKEDIN.COM/IN/jd7, Jane Doe'],
    ['LinkedIn.com/In/jd7 Jane Doe'],
    [`${IN}jd7%20, Jane Doe`],
    [`${IN}%20jd7, Jane Doe`],
    [`${IN}jd7%E2%80%8B/, Jane Doe`],
    [`\u202A${IN}jd7\u202C, Jane Doe`],
    [`\u200B${IN}jd\u200B7\uFEFF Jane Doe`],
    [`\u00A0${IN}jd7\u00A0Jane Doe`],
    [`Jane Doe (${IN}jd7).`],
    [`Jane Doe [${IN}jd7]`],
    [`Jane Doe: ${IN}jd7!`],
    [`Jane Doe “${IN}jd7”,`],
    [`Jane Doe【${IN}jd7】`],
    [`[Jane Doe](${IN}jd7)`],
    [`**Jane Doe**: <${IN}jd7>`],
    [`- [Jane Doe](${IN}jd7 "Jane's profile")`],
    [`[${IN}jd7](${IN}jd7) Jane Doe`],
    [`1. Jane Doe - ${IN}jd7`],
    [`12) Jane Doe – ${IN}jd7`],
    [`• Jane Doe | ${IN}jd7`],
    [`- [x] Jane Doe: ${IN}jd7`],
    [`Name: Jane Doe, LinkedIn: ${IN}jd7`],
    [`LinkedIn:${IN}jd7 - Jane Doe`],
    [`Jane Doe <jane@doe.example> ${IN}jd7`],
    [`=HYPERLINK("${IN}jd7","Jane Doe")`],
    [`<a href="${IN}jd7">Jane Doe</a>`],
    [`https%3A%2F%2Fwww.linkedin.com%2Fin%2Fjd7, Jane Doe`],
    [`"https:\\/\\/www.linkedin.com\\/in\\/jd7", Jane Doe`],
    [`https:/www.linkedin.com/in/jd7, Jane Doe`],
    [`${IN}${IN}jd7, Jane Doe`],
    [`${IN}www.linkedin.com/in/jd7, Jane Doe`],
    [`${IN}in/jd7, Jane Doe`],
    [`${IN}jd7/${IN}jd7, Jane Doe`],
    [`${IN}jd7&trk=people, Jane Doe`],
    [`| Name | LinkedIn |\n|---|:--|\n| Jane Doe | ${IN}jd7 |`],
  ])('%j', (list) => {
    expect(read(list)).toEqual(['[x] jd7 = Jane Doe']);
  });
});

describe('several people on a line are all read', () => {
  const both = ['[x] jd7 = Jane Doe', '[x] ph7 = Piers Holt'];
  test.each([
    [`Jane Doe ${IN}jd7, Piers Holt ${IN}ph7`],
    [`${IN}jd7 Jane Doe; ${IN}ph7 Piers Holt`],
    [`[Jane Doe](${IN}jd7) and [Piers Holt](${IN}ph7)`],
    [`1. Jane Doe - ${IN}jd7 2. Piers Holt - ${IN}ph7`],
  ])('%j', (list) => {
    expect(read(list)).toEqual(both);
  });

  test('without names, those of the addresses, also where a line break was lost', () => {
    const guessed = ['[x] jane-doe = Jane Doe (guessed)', '[x] piers-holt = Piers Holt (guessed)'];
    expect(read(`${IN}jane-doe ${IN}piers-holt`)).toEqual(guessed);
    expect(read(`${IN}jane-doe${IN}piers-holt`)).toEqual(guessed);
  });
});

describe('what stands beside an address is a name only if it looks like one', () => {
  test.each([
    [`See ${IN}odalys-brenn.`, '[x] odalys-brenn = Odalys Brenn (guessed)'],
    [`Please have a look at this profile: ${IN}odalys-brenn`, '[x] odalys-brenn = Odalys Brenn (guessed)'],
    [`${IN}ODALYS-BRENN`, '[x] ODALYS-BRENN = Odalys Brenn (guessed)'],
    [`${IN}odalys-brenn, nan`, '[x] odalys-brenn = Odalys Brenn (guessed)'],
    [`${IN}odalys-brenn, CEO`, '[x] odalys-brenn = Odalys Brenn (guessed)'],
    [`Harrowgate Tools | Odalys Brenn | ${IN}odalys-brenn`, '[x] odalys-brenn = Odalys Brenn'],
    [`Jane Doe, CEO at Acme, ${IN}growthqueen`, '[x] growthqueen = Jane Doe'],
    [`Acme Lyon - Jane Doe - ${IN}growthqueen`, '[ ] growthqueen = Acme Lyon: name-unclear'],
    [`${IN}jane doe, Jane Doe`, '[ ] jane = Jane Doe: cut'],
    [`${IN}Jane Doe`, '[ ] Jane = Doe: cut'],
    [`Jane Doe, ${IN}jane-d...`, '[ ] jane-d = Jane Doe: cut'],
    [`${IN}jane-d…`, '[ ] jane-d = Jane D (guessed): cut'],
    [`${IN}TBD, Jane Doe`, '[ ] TBD = Jane Doe: slug-not-name'],
    [`${IN}yes`, '[ ] yes = Yes (guessed): slug-alone'],
    [`Please contact Jane Doe (${IN}jd7)`, '[x] jd7 = Jane Doe'],
    [`Jane Doe +44 20 7946 0000 ${IN}jd7`, '[x] jd7 = Jane Doe'],
    [`Jane Doe jane@doe.example ${IN}jd7`, '[x] jd7 = Jane Doe'],
  ])('%j', (line, person) => {
    expect(read(line)).toEqual([person]);
  });
});

describe('a word in a column of addresses is nobody’s slug', () => {
  test.each(
    'nan NaN None null NULL undefined Unknown yes No TBD n/a N/A #N/A #REF! - -- ? x true 0 Pending oui ja sí nein'.split(
      ' ',
    ),
  )('%s', (value) => {
    for (const heading of ['LinkedIn', 'Profile', 'URL', 'slug']) {
      expect(read(`Name,${heading},Company\nJane Doe,${value},Acme`)).toEqual(['no address: Jane Doe, Acme']);
    }
  });

  test.each(['Manager', 'Director of Sales', 'acme', 'jane-doe', 'acme.example'])(
    'nor in one of links: %s',
    (value) => {
      for (const heading of ['Profile', 'Link', 'URL', 'Profile URL']) {
        expect(read(`Name,${heading}\nJane Doe,${value}`)).toEqual(['no address: Jane Doe']);
      }
    },
  );

  test.each([
    ['jane-doe', '[x] jane-doe = Jane Doe'],
    ['doe-jane-1a2b3c', '[x] doe-jane-1a2b3c = Jane Doe'],
    ['janedoe-growth', '[x] janedoe-growth = Jane Doe'],
    ['jdoe77', '[x] jdoe77 = Jane Doe'],
    ['jane-d', '[x] jane-d = Jane Doe'],
    ['growthqueen', '[ ] growthqueen = Jane Doe: slug-not-name'],
    ['Manager', '[ ] Manager = Jane Doe: slug-not-name'],
    ['jane', '[ ] jane = Jane Doe: slug-not-name'],
    ['john-roe', '[ ] john-roe = Jane Doe: slug-not-name'],
  ])('but %s beside the name in a column of LinkedIn’s is %s', (slug, person) => {
    for (const heading of ['LinkedIn', 'linkedin_slug', 'Public identifier']) {
      expect(read(`Name,${heading}\nJane Doe,${slug}`)).toEqual([person]);
    }
  });

  test.each([
    ['Jürgen Großmann', 'juergen-grossmann'],
    ['Łukasz Żółkiewski', 'lukasz-zolkiewski-77'],
    ['Bo Li', 'boli'],
    ['山田 花子', '山田-花子-aa1234567'],
  ])('%s may be %s', (name, slug) => {
    expect(read(`Name,LinkedIn\n${name},${slug}`)).toEqual([`[x] ${slug} = ${name}`]);
  });

  test('without a name beside it only one that LinkedIn made', () => {
    expect(read('slug\njane-doe\njane-doe-1a2b3c\nHead-of-Sales\nnan')).toEqual([
      '[ ] jane-doe = Jane Doe (guessed): slug-alone',
      '[x] jane-doe-1a2b3c = Jane Doe (guessed)',
      '[ ] Head-of-Sales = Head Of Sales (guessed): slug-alone',
      '5: no-address',
    ]);
  });

  test('and a missing name is none', () => {
    const list = `First Name,Last Name,LinkedIn\nnan,None,${IN}jane-doe\nJane,nan,${IN}jd7\nNan,Null,${IN}nn`;
    expect(read(list)).toEqual(['[x] jane-doe = Jane Doe (guessed)', '[x] jd7 = Jane', '[x] nn = Nan Null']);
  });
});

describe('a row out of step', () => {
  test('by a comma that was not quoted has its address where it is', () => {
    expect(read(`Name,Company,LinkedIn URL\nOdalys Brenn,Harrowgate, Ltd,${IN}odalys-brenn`)).toEqual([
      '[x] odalys-brenn = Odalys Brenn',
    ]);
  });

  test('is not chosen where the name may be another cell’s', () => {
    expect(read(`Company,Name,LinkedIn URL\nHarrowgate, Ltd,Odalys Brenn,${IN}odalys-brenn`)).toEqual([
      '[ ] odalys-brenn = Ltd: shifted',
    ]);
  });

  test('with two people’s addresses has the one of its name, or none for sure', () => {
    const list = `Name,LinkedIn,Profile\nJane Doe,${IN}john-roe,${IN}jane-doe\nPiers Holt,${IN}aa1,${IN}bb2`;
    expect(read(list)).toEqual(['[x] jane-doe = Jane Doe', '[ ] aa1 = Piers Holt: two-addresses']);
  });
});

test.each(['JÃ¼rgen GroÃŸmann', 'Ren\uFFFD Dupr\uFFFD', 'ÐÐ²Ð°Ð½ ÐŸÐµÑ‚Ñ€Ð¾Ð²'])(
  'a name whose letters were lost is not looked up by itself: %s',
  (name) => {
    expect(read(`Name,URL\n${name},${IN}jd7`)).toEqual([`[ ] jd7 = ${name}: garbled`]);
  },
);

test.each(['Ñuño Álvarez', 'Ångström Åsa', 'João Conceição', 'Đặng Thị Ánh', 'Łukasz Żółć'])('%s is a name', (name) => {
  expect(read(`Name,URL\n${name},${IN}jd7`)).toEqual([`[x] jd7 = ${name}`]);
});

test('also where the lost letter became a sign that is no part of a name', () => {
  expect(read(`Name,URL\nRenÃ© DuprÃ©,${IN}jd7`)).toEqual(['[ ] jd7 = RenÃ DuprÃ: garbled']);
});

describe('a guessed name', () => {
  test('says that it is one, to whom it is stored for', () => {
    const { people } = readPeople(`${IN}jane-doe\n${IN}ph7, Piers Holt`);
    expect(people.map(({ person }) => person.origin)).toEqual([
      { aliases: 'typed', name: 'guessed' },
      { aliases: 'typed', name: 'typed' },
    ]);
  });

  test('gives way to one that another line holds', () => {
    expect(read(`${IN}jane-doe\nJane van Doe, ${IN}Jane-Doe\n${IN}jane-doe`)).toEqual([
      '[x] Jane-Doe = Jane van Doe',
      '2: double',
      '3: double',
    ]);
  });
});

describe('an address that is somebody else’s, or nobody’s', () => {
  test.each([
    // A column was sorted without the others: LinkedIn made this slug of another name.
    [`Name,LinkedIn URL\nJane Doe,${IN}piers-holt-12ab34`, '[ ] piers-holt-12ab34 = Jane Doe: slug-not-name'],
    [`Jane Doe ${IN}piers-van-holt-12ab34`, '[ ] piers-van-holt-12ab34 = Jane Doe: slug-not-name'],
    [`Name,LinkedIn URL\nJane Smith,${IN}jane-doe-12ab34`, '[x] jane-doe-12ab34 = Jane Smith'],
    [`Name,LinkedIn URL\n山田 花子,${IN}hanako-yamada-12ab34`, '[x] hanako-yamada-12ab34 = 山田 花子'],
    // Wrapped at a hyphen.
    [`Jane Doe ${IN}jane-`, '[ ] jane- = Jane Doe: cut'],
    [`${IN}jd7，Jane Doe`, '[x] jd7 = Jane Doe'],
  ])('%j', (list, read1) => {
    expect(read(list)).toEqual([read1]);
  });

  test.each(['your-name-here', 'example', 'firstname-lastname', 'profile', 'user-name'])('/in/%s', (slug) => {
    expect(read(`Jane Doe, ${IN}${slug}`)).toEqual(['1: nobody']);
  });
});
