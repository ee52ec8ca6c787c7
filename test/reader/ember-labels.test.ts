import type { Browser, Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bundleReader, launchBrowser, showPage } from './browser.ts';

// Only words tell the company from the school on an Ember profile where one of them stands alone.

const COMPANY = 'Kettle & Spout, S.A.';
const SCHOOL = 'Escola 学校';
/** The labels of the two buttons as LinkedIn's interface has them, in the languages that it offers most. */
const LABELS: readonly (readonly [language: string, company: string, school: string])[] = [
  ['en', 'Current company: {}. Click to skip to experience card', 'Education: {}. Click to skip to education card'],
  [
    'fr',
    'Entreprise actuelle\u00A0: {}. Cliquez pour passer à la fiche',
    'Formation\u00A0: {}. Cliquez pour passer à la fiche',
  ],
  ['de', 'Aktuelles Unternehmen: {}. Zur Karte „Berufserfahrung“', 'Ausbildung: {}. Zur Karte „Ausbildung“'],
  ['es', 'Empresa actual: {}. Haz clic para ir a la tarjeta', 'Educación: {}. Haz clic para ir a la tarjeta'],
  ['pt', 'Empresa atual: {}. Clique para acessar o cartão', 'Formação acadêmica: {}. Clique para acessar o cartão'],
  ['it', 'Azienda attuale: {}. Clicca per passare alla scheda', 'Formazione: {}. Clicca per passare alla scheda'],
  ['nl', 'Huidig bedrijf: {}. Klik om naar de ervaringskaart te gaan', 'Opleiding: {}. Klik om verder te gaan'],
  ['pl', 'Obecna firma: {}. Kliknij, aby przejść do karty', 'Wykształcenie: {}. Kliknij, aby przejść do karty'],
  ['tr', 'Şu anki şirket: {}. Deneyim kartına gitmek için tıklayın', 'Eğitim: {}. Eğitim kartına gitmek için tıklayın'],
  ['ja', '現在の会社: {}。クリックして職歴カードに移動', '学歴: {}。クリックして学歴カードに移動'],
  ['zh', '目前就职: {}。点击可跳至工作经历', '教育经历: {}。点击可跳至教育经历'],
  ['ko', '현재 회사: {}. 경력 카드로 이동하려면 클릭하세요', '학력: {}. 학력 카드로 이동하려면 클릭하세요'],
  ['ar', 'الشركة الحالية: {}. انقر للتخطي إلى بطاقة الخبرة', 'التعليم: {}. انقر للتخطي إلى بطاقة التعليم'],
  [
    'ru',
    'Текущая компания: {}. Нажмите, чтобы перейти к карточке',
    'Образование: {}. Нажмите, чтобы перейти к карточке',
  ],
];

let browser: Browser;
let page: Page;
let reader: string;

beforeAll(async () => {
  [browser, reader] = await Promise.all([launchBrowser(), bundleReader()]);
  page = await browser.newPage();
}, 60_000);

afterAll(() => browser?.close());

const button = (label: string, name: string) => {
  const shown = name.replace('&', '&amp;');
  return `<li><button type="button" aria-label="${label.replace('{}', shown)}"><img alt=""><span>${shown}</span></button></li>`;
};

/** What is read from a profile whose top card has these buttons. */
async function organizations(...buttons: string[]): Promise<unknown> {
  const html = `<body class="ember-application"><main><section data-member-id="12345">
    <a href="/in/polly-brew/overlay/about-this-profile/"><h1>Polly Brew</h1></a><ul>${buttons.join('')}</ul></section></main></body>`;
  await showPage(page, 'https://www.linkedin.com/in/polly-brew/', html);
  return page.evaluate(`(() => {
    ${reader}
    const { company, school } = linkedin.readPage(document, location.href).person;
    return { company, school };
  })()`);
}

describe.each(LABELS)('in %s', (_, company, school) => {
  test('the current company is known by its label, and a school is none', async () => {
    expect(await organizations(button(company, COMPANY))).toEqual({ company: COMPANY, school: null });
    expect(await organizations(button(school, SCHOOL))).toEqual({ company: null, school: SCHOOL });
    const both = await organizations(button(school, SCHOOL), button(company, COMPANY));
    expect(both).toEqual({ company: COMPANY, school: SCHOOL });
  });
});
