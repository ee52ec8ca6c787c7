import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { readPeople } from '../../../src/import/pasted-people.ts';
import { addressExamples } from '../../../src/linkedin/urls/address-examples.ts';
import { MAX_PEOPLE_PER_RUN } from '../../../src/model/max-people-per-run.ts';
import { aliasesOf, subject } from '../../../src/model/schemas/people/lead.ts';
import { randomRuns } from '../../random-runs.ts';

/** The people of a list as `slug = name`, with a mark where the name is only the address's; and its bad lines. */
function read(list: string) {
  const { people, withoutAddress, bad, tooMany } = readPeople(list);
  return {
    people: people.map(
      ({ person, isNameFromAddress, doubt }) =>
        `${person.slug} = ${person.name}${isNameFromAddress ? ' (address)' : ''}${doubt ? ` (${doubt})` : ''}`,
    ),
    without: withoutAddress.map(({ line, name, company }) => `${line} ${name}${company && ` · ${company}`}`),
    bad: bad.map(({ line, why, earlier }) => `${line} ${why}${earlier === undefined ? '' : ` ${earlier}`}`),
    tooMany,
  };
}

const good = (...people: string[]) => ({ people, without: [], bad: [], tooMany: 0 });
const bad = (...lines: string[]) => ({ people: [], without: [], bad: lines, tooMany: 0 });

describe('one line', () => {
  test.each([
    ['https://www.linkedin.com/in/jane-doe', 'jane-doe = Jane Doe (address)'],
    ['linkedin.com/in/jane-doe', 'jane-doe = Jane Doe (address)'],
    ['www.linkedin.com/in/Jane-Doe/', 'Jane-Doe = Jane Doe (address)'],
    ['http://br.linkedin.com/in/jane-doe/pt_BR', 'jane-doe = Jane Doe (address)'],
    ['/in/jane-doe/', 'jane-doe = Jane Doe (address)'],
    ['in/jane-doe', 'jane-doe = Jane Doe (address)'],
    ['https://www.linkedin.com/in/jane-doe/overlay/contact-info/?trk=x#top', 'jane-doe = Jane Doe (address)'],
    ['https://www.linkedin.com/in/jane-doe-18a273142', 'jane-doe-18a273142 = Jane Doe (address)'],
    [
      'https://www.linkedin.com/in/%E5%B1%B1%E7%94%B0-%E8%8A%B1%E5%AD%90-aa1234567/',
      '山田-花子-aa1234567 = 山田 花子 (address)',
    ],
    ['linkedin.com/in/ليلى-المنصوري-4b1907', 'ليلى-المنصوري-4b1907 = ليلى المنصوري (address)'],
    ['https://www.linkedin.com/in/jd, Jane Doe', 'jd = Jane Doe'],
    ['https://www.linkedin.com/in/jd,Jane Doe', 'jd = Jane Doe'],
    ['https://www.linkedin.com/in/jd\tJane Doe', 'jd = Jane Doe'],
    ['https://www.linkedin.com/in/jd Jane Doe', 'jd = Jane Doe'],
    ['Jane Doe, https://www.linkedin.com/in/jd', 'jd = Jane Doe'],
    ['Jane Doe <https://www.linkedin.com/in/jd/>', 'jd = Jane Doe'],
    ['Jane Doe – linkedin.com/in/jd', 'jd = Jane Doe'],
    ['"https://www.linkedin.com/in/jd","Doe, Jane"', 'jd = Doe, Jane'],
    ['/in/jane-d-18a273142, Jane D.', 'jane-d-18a273142 = Jane D.'],
    ['in/jane-d-18a273142;Jane D.', 'jane-d-18a273142 = Jane D.'],
    ['linkedin.com/in/jane-d-18a273142\tJane D.', 'jane-d-18a273142 = Jane D.'],
    ['linkedin.com/in/jürgen-großmann-weiß, Jürgen Großmann-Weiß', 'jürgen-großmann-weiß = Jürgen Großmann-Weiß'],
    ['/in/%E5%B1%B1%E7%94%B0-1, 山田', '山田-1 = 山田'],
    ['/in/amara-okonkwo-vale-mba-phd, Amara Okonkwo-Vale, MBA, PhD', 'amara-okonkwo-vale-mba-phd = Amara Okonkwo-Vale'],
    ['/in/kofi-mensah-adjei, Kofi Mensah-Adjei (he/him) ⭐', 'kofi-mensah-adjei = Kofi Mensah-Adjei'],
    ['https://www.linkedin.com/in/jane-doe, 42', 'jane-doe = Jane Doe (address)'],
  ])('%s', (line, person) => {
    expect(read(line)).toEqual(good(person));
  });

  test.each([
    ['Jane Doe', 'no-address'],
    ['jane@doe.example, Jane Doe', 'no-address'],
    ['doe.example, Jane Doe', 'no-address'],
    ['https://linkedin.com.example/in/jane-doe', 'no-address'],
    ['https://notlinkedin.com/in/jane-doe', 'no-address'],
    ['12345, Jane Doe', 'no-address'],
    ['https://www.linkedin.com/company/hollowpine-instruments/', 'company'],
    ['linkedin.com/school/lakeside/', 'company'],
    ['https://www.linkedin.com/sales/lead/ACwAABcDeFgHiJkLmNo,NAME_SEARCH,abcd', 'sales'],
    ['https://www.linkedin.com/sales/search/people?keywords=ada, Ada', 'sales'],
    ['https://www.linkedin.com/talent/profile/AEMAABcDeFg', 'recruiter'],
    ['https://www.linkedin.com/in/ACoAABcDeFgHiJkLmNoPqRsTuVwXyZ0123-_456/, Jane Doe', 'token'],
    ['ACoAABcDeFgHiJkLmNoPqRsTuVwXyZ0123-_456, Jane Doe', 'token'],
    ['https://www.linkedin.com/in/me/', 'nobody'],
    ['https://www.linkedin.com/in/ada%252Dlovelace/, Ada', 'nobody'],
    ['https://www.linkedin.com/feed/', 'other-page'],
    ['https://www.linkedin.com/search/results/people/?keywords=ada', 'other-page'],
    ['https://www.linkedin.com/authwall', 'other-page'],
    ['jane-doe', 'no-address'],
    ['jane-doe, Jane Doe', 'no-address'],
    ['Smith, John', 'no-address'],
    ['Berlin, Germany', 'no-address'],
    ['Jane Doe, Head of Growth', 'no-address'],
    ['checked in/out, Jane Doe', 'no-address'],
    ['in/out', 'no-address'],
    ['jane@linkedin.com, Jane Doe', 'no-address'],
    ['https://lnkd.in/abc, Jane Doe', 'no-address'],
    ['https://www.example.com/?to=https://www.linkedin.com/in/jane-doe, Jane Doe', 'no-address'],
    ['https://www.linkedin.com/in/nan, Jane Doe', 'nobody'],
    ['https://www.linkedin.com/in/None', 'nobody'],
    ['https://www.linkedin.com/in/N/A, Jane Doe', 'nobody'],
    ['https://www.linkedin.com/in/undefined/, Jane Doe', 'nobody'],
    ['https://www.linkedin.com/in/https:, Jane Doe', 'nobody'],
    ['https://www.linkedin.com/in/https://, Jane Doe', 'nobody'],
    ['https://www.linkedin.com/in/www.acme.example, Jane Doe', 'nobody'],
    ['https://www.linkedin.com/in/jane%20doe, Jane Doe', 'nobody'],
    ['https://www.linkedin.com/in/jd1815', 'no-name'],
    ['https://www.linkedin.com/in/18a273142', 'no-name'],
    [`/in/jane-doe, ${'J'.repeat(301)}`, 'too-long'],
    [`https://www.linkedin.com/in/jane-doe?${'x'.repeat(4000)}`, 'too-long'],
    [`https://www.linkedin.com/in/${'j'.repeat(201)}`, 'nobody'],
  ])('%s can’t be used', (line, why) => {
    expect(read(line)).toEqual(bad(`1 ${why}`));
  });

  test.each(addressExamples.slug.map((address) => [address]))(
    'takes %s, as every reader of addresses does',
    (address) => {
      expect(read(`${address}, Ada Lovelace`).people).toEqual([expect.stringMatching(/ = Ada Lovelace$/)]);
    },
  );

  const others = Object.entries(addressExamples).filter(([name]) => name !== 'slug');
  test.each(others.flatMap(([name, examples]) => examples.map((address) => [name, address])))(
    'of an address of %s is nobody: %s',
    (_, address) => {
      expect(read(address).people).toEqual([]);
    },
  );
});

describe('a list', () => {
  it('is read line by line, each in its own form, with its number', () => {
    const list = '\uFEFFhttps://www.linkedin.com/in/jane-doe\r\n\r\n  \r\n/in/jdoe;J. Doe\rnonsense\nin/jd2\tJ. D.\n';
    expect(read(list)).toEqual({
      people: ['jane-doe = Jane Doe (address)', 'jdoe = J. Doe', 'jd2 = J. D.'],
      without: [],
      bad: ['5 no-address'],
      tooMany: 0,
    });
  });

  it('has nobody twice: the second line says which was the first', () => {
    const list =
      '/in/jane-doe, Jane\nhttps://linkedin.com/in/JANE-DOE?x=1\n/in/%6Aane-doe, Jane D.\n/in/m\u00fcller, A\n/in/mu\u0308ller, B';
    expect(read(list)).toEqual({
      people: ['jane-doe = Jane', 'müller = A'],
      without: [],
      bad: ['2 double 1', '3 double 1', '5 double 4'],
      tooMany: 0,
    });
  });

  it('is cut where it is too long, and says how many are left out', () => {
    const list = Array.from({ length: MAX_PEOPLE_PER_RUN + 3 }, (_, at) => `/in/person-${at}, Person`).join('\n');
    expect(readPeople(list)).toMatchObject({ people: { length: MAX_PEOPLE_PER_RUN }, bad: [], tooMany: 3 });
  });

  it('that is empty has nobody', () => {
    expect(['', ' \n\t\n', '\uFEFF'].map(read)).toEqual([good(), good(), good()]);
  });
});

describe('a table', () => {
  test.each([
    ['LinkedIn URL,Name\nhttps://www.linkedin.com/in/jd,Jane Doe', 'jd = Jane Doe'],
    ['Name;Profile\nJane Doe;linkedin.com/in/jd', 'jd = Jane Doe'],
    ['name\tslug\nJane Doe\tjane-d', 'jane-d = Jane Doe'],
    ['Full Name,LinkedIn Profile URL\n"Doe, Jane",https://www.linkedin.com/in/jd', 'jd = Doe, Jane'],
    ['First Name,Last Name,URL,Email Address\nJane,Doe,https://www.linkedin.com/in/jd,j@doe.example', 'jd = Jane Doe'],
    ['id,person_linkedin_url,first_name,last_name\n77,http://www.linkedin.com/in/jd,Jane,Doe', 'jd = Jane Doe'],
    ['"LinkedIn","Vorname","Name"\r\n"https://www.linkedin.com/in/jd","Jane","Jane Doe"', 'jd = Jane Doe'],
    ['profile\nhttps://www.linkedin.com/in/jane-doe-1a2b', 'jane-doe-1a2b = Jane Doe (address)'],
    ['slug\njane-doe-1a2b', 'jane-doe-1a2b = Jane Doe (address)'],
    ['Name,URL\n"Doe ""JD"" Jane",https://www.linkedin.com/in/jd', 'jd = Doe "JD" Jane'],
  ])('%j is understood by its columns', (list, person) => {
    expect(read(list)).toEqual(good(person));
  });

  it('may have notes before it, as LinkedIn’s own export of connections has', () => {
    const list = `Notes:
"When exporting your connection data, you may notice that some of the email addresses are missing."

First Name,Last Name,URL,Email Address,Company,Position,Connected On
Jane,Doe,https://www.linkedin.com/in/jd,,Acme,Head of Growth,17 Apr 2023
,,,,,,
Zoë,"Brontë, MBA",https://www.linkedin.com/in/zoe,,"Acme, Inc.",,18 Apr 2023`;
    expect(read(list)).toEqual(good('jd = Jane Doe', 'zoe = Zoë Brontë'));
  });

  it('counts lines as an editor does, also where a cell goes over several', () => {
    const list = 'Name,URL,Notes\nA B,https://www.linkedin.com/in/ab,"one\ntwo\nthree"\n\nC D,nothing here,\nE F,,x';
    expect(read(list)).toEqual({ people: ['ab = A B'], without: ['6 C D', '7 E F'], bad: [], tooMany: 0 });
  });

  it('without an address in a line, or with somebody of another kind, says so', () => {
    const list =
      'Name,LinkedIn\nA,\nB,https://www.linkedin.com/company/acme/\nC,linkedin.com/in/cc\nD,linkedin.com/in/cc';
    expect(read(list)).toEqual({
      people: ['cc = C'],
      without: ['2 A'],
      bad: ['3 company', '5 double 4'],
      tooMany: 0,
    });
  });
});

describe('whatever is pasted', () => {
  const pieces = fc.constantFrom(
    'https://www.linkedin.com/in/',
    '/in/',
    'in/',
    'linkedin.com/',
    'jane-doe',
    'ACoAABcDeFgHiJk',
    ',',
    ';',
    '\t',
    '|',
    '"',
    '\n',
    '\r',
    '\uFEFF',
    '%',
    '%E5',
    '山',
    '\u202E',
    'Name',
    'URL',
    ' ',
  );

  it('gives people that a purchase takes, each once, and lines that are there', () => {
    const texts = fc
      .array(fc.oneof(pieces, fc.string({ maxLength: 12 })), { maxLength: 60 })
      .map((all) => all.join(''));
    fc.assert(
      fc.property(texts, (text) => {
        const { people, withoutAddress, bad } = readPeople(text);
        for (const { person } of people) expect(subject.safeParse(person).success).toBe(true);
        expect(new Set(people.map(({ person }) => aliasesOf(person).join())).size).toBe(people.length);
        const lines = [...people, ...withoutAddress, ...bad].map(({ line }) => line);
        expect(Math.max(0, ...lines)).toBeLessThanOrEqual(text.split(/\r\n?|\n/).length);
      }),
      { numRuns: randomRuns(2000) },
    );
  });
});
