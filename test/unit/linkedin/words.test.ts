import { describe, expect, test } from 'vitest';
import { COMPANY_SIZE, CURRENT_COMPANY, EDUCATION, VISIT_WEBSITE } from '../../../src/linkedin/layouts/ember/words.ts';

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

describe('the size of a company', () => {
  test.each([
    '51-200 employees',
    '10,001+ employees',
    'De 51 a 200 empleados',
    '501-1K employees',
    '1K-5K employees',
    '10K+ employees',
    'De 1 mil a 5 mil empleados',
    '1 Tsd.–5 Tsd. Beschäftigte',
    '1–5 тыс. сотрудников',
    '1 k-5 k employés',
    '1千-5千人',
    '1万+',
    '5 bin-10 bin çalışan',
    '١٬٠٠١-٥٬٠٠٠ موظف',
    '1 ألف-5 آلاف موظف',
  ])('is "%s"', (size) => {
    expect(COMPANY_SIZE.test(size)).toBe(true);
  });

  test.each([
    '41K followers',
    '2M followers',
    '41 mil seguidores',
    '1,234 followers',
    'Founded 1998',
    'Paris 75002',
    'Berlin 10115 - Mitte',
    '24/7 care',
  ])('is not "%s"', (other) => {
    expect(COMPANY_SIZE.test(other)).toBe(false);
  });
});

describe('the words for a website', () => {
  test.each([
    'Visit website',
    'Website besuchen',
    'Visiter le site web',
    'Ver sitio web',
    'Acessar site',
    'Visita il sito',
    'Bezoek website',
    'Odwiedź witrynę',
    'Web sitesini ziyaret et',
    'ウェブサイトにアクセス',
    '访问网站',
    '웹사이트 방문하기',
    'زيارة الموقع الإلكتروني',
    'Посетить сайт',
  ])('are in "%s"', (label) => {
    expect(VISIT_WEBSITE.test(label.normalize('NFC').toLowerCase())).toBe(true);
  });

  test.each(['Sign up', 'Learn more', 'Contact us', 'Register', 'Mehr erfahren', 'En savoir plus', 'Ziyaret et'])(
    'are not in "%s"',
    (label) => {
      expect(VISIT_WEBSITE.test(label.normalize('NFC').toLowerCase())).toBe(false);
    },
  );
});
