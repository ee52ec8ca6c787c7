import { describe, expect, it } from 'vitest';
import { compareNames, type NameVerdict } from '../../../src/model/identity/compare-names.ts';

const CASES: Record<NameVerdict, readonly (readonly [string, string])[]> = {
  same: [
    ['Jane Doe', 'jane DOE'],
    ['Zoë Brontë-Łukasiewicz', 'Zoe Bronte Lukasiewicz'],
    ['Jürgen Müller', 'Juergen Mueller'],
    ['Søren Åberg', 'Soeren Aaberg'],
    ['Dr. Jane Doe, PhD', 'Jane Doe'],
    ['Doe, Jane', 'Jane Doe'],
    ['Jane van den Doe', 'Jane Doe'],
    ['Jane M. Doe', 'Jane Doe'],
    ['J. Doe', 'Jane Doe'],
    ['Jean-Pierre Roux', 'Jeanpierre Roux'],
    ["Sinéad O'Brien", 'Sinead O’Brien'],
    ['María José García Pérez', 'Maria Garcia'],
    ['Bob Zimmermann', 'Robert Zimmermann'],
    ['Joe Zimmermann', 'Joseph Zimmermann'],
    ['Alex Doe', 'Alexandra Doe'],
    ['Katherine Doe', 'Catherine Doe'],
    ['Jane (Janey) Doe', 'Jane Doe'],
    ['王小明', '王小明'],
    ['Cher', 'Cher'],
    ['Mohammed Khan', 'Muhammad Khan'],
    ['Doe Alexander', 'Alex Doe'],
    ['Ann Doe', 'Anna Doe'],
    ['Anne-Marie Doe', 'Anna Maria Doe'],
    ['Jan Doe', 'Janet Doe'],
    ['Александра Иванова', 'Иванова Александра'],
  ],
  unclear: [
    ['Jane Doe', 'Jane Smith'],
    ['Jane', 'Jane Doe'],
    ['J. D.', 'Jane Doe'],
    ['Wang Wei', '王伟'],
    ['Иван Петров', 'Ivan Petrov'],
    ['王伟', '王偉'],
    ['', 'Jane Doe'],
    ['…', 'Jane Doe'],
  ],
  different: [
    ['Jane Doe', 'Robert Zimmermann'],
    ['Jane Doe', 'John Doe'],
    ['Jane Doe', 'Robert Doe'],
    ['Kim Minsu', 'Kim Jisoo'],
    ['Nguyen Van An', 'Nguyen Thi Mai'],
    ['Dr. Jane Doe', 'Dr. Robert Zimmermann'],
    ['Jane van der Berg', 'Robert van der Meer'],
    ['J. Doe', 'Robert Zimmermann'],
    ['王伟', '李娜'],
    ['Cher', 'Robert Zimmermann'],
    // Brother and sister, husband and wife.
    ['Robert Doe', 'Roberta Doe'],
    ['Paul Doe', 'Paula Doe'],
    ['Mario Rossi', 'Maria Rossi'],
    ['Jan Novak', 'Jana Novakova'],
    ['Louis Roux', 'Louise Roux'],
    ['Christian Weber', 'Christiane Weber'],
    ['Stefan Weber', 'Stefanie Weber'],
    ['Александр Иванов', 'Александра Иванова'],
    // A given name is no short form of a family name.
    ['Peter Williams', 'William Peters'],
    ['Ivan Petrov', 'Petr Ivanov'],
    // Families that millions belong to, in whatever place.
    ['Singh Harpreet', 'Singh Gurpreet'],
    ['Nagy Péter', 'Nagy Anna'],
    ['김민수', '김지훈'],
    ['田中太郎', '田中花子'],
  ],
};

describe.each(Object.entries(CASES))('%s', (verdict, pairs) => {
  it.each(pairs)('%s and %s', (one, other) => {
    expect([compareNames(one, other), compareNames(other, one)]).toEqual([verdict, verdict]);
  });
});

it('a name is the same as itself, however long', () => {
  const long = 'Abcdef '.repeat(2000);
  expect(compareNames(long, long)).toBe('same');
});
