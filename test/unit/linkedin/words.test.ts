import { describe, expect, test } from 'vitest';
import { CURRENT_COMPANY, EDUCATION } from '../../../src/linkedin/layouts/ember/words.ts';

/** How the two buttons of the top card are labelled, by language. */
const LABELS: readonly (readonly [language: string, company: string, school: string])[] = [
  [
    'en',
    'Current company: Northmark. Click to skip to experience card',
    'Education: Lakeside College. Click to skip to education card',
  ],
  ['fr', 'Entreprise actuelle : Northmark. Cliquez pour …', 'Formation : Lakeside College. Cliquez pour …'],
  ['de', 'Aktuelles Unternehmen: Northmark. Klicken Sie …', 'Ausbildung: Lakeside College. Klicken Sie …'],
  ['es', 'Empresa actual: Northmark. Haz clic …', 'Educación: Lakeside College. Haz clic …'],
  ['pt', 'Empresa atual: Northmark. Clique …', 'Formação acadêmica: Lakeside College. Clique …'],
  ['it', 'Azienda attuale: Northmark. Fai clic …', 'Formazione: Lakeside College. Fai clic …'],
  ['nl', 'Huidig bedrijf: Northmark. Klik …', 'Opleiding: Lakeside College. Klik …'],
  ['pl', 'Obecna firma: Northmark. Kliknij …', 'Wykształcenie: Lakeside College. Kliknij …'],
  ['tr', 'Mevcut şirket: Northmark. Deneyim …', 'Eğitim: Lakeside College. Eğitim …'],
  ['ja', '現在の会社: Northmark', '学歴: Lakeside College'],
  ['zh', '目前公司：Northmark', '教育经历：Lakeside College'],
  ['ko', '현재 회사: Northmark', '학력: Lakeside College'],
  ['ar', 'الشركة الحالية: Northmark', 'التعليم: Lakeside College'],
  ['ru', 'Текущая компания: Northmark', 'Образование: Lakeside College'],
];

describe('the words for the current company', () => {
  test.each(LABELS)('%s', (_language, company, school) => {
    expect(CURRENT_COMPANY.test(company.normalize('NFC').toLowerCase())).toBe(true);
    expect(CURRENT_COMPANY.test(school.normalize('NFC').toLowerCase())).toBe(false);
  });
});

describe('the words for a school', () => {
  test.each(LABELS)('%s', (_language, company, school) => {
    expect(EDUCATION.test(school.normalize('NFC').toLowerCase())).toBe(true);
    expect(EDUCATION.test(company.normalize('NFC').toLowerCase())).toBe(false);
  });
});

test('a company whose name begins with one of the words is no label', () => {
  expect(CURRENT_COMPANY.test('message current company ltd')).toBe(false);
});
