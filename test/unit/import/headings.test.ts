import { describe, expect, test } from 'vitest';
import { readPeople } from '../../../src/import/pasted-people.ts';
import { roleOf } from '../../../src/import/table/headings.ts';

const IN = 'https://www.linkedin.com/in/';

function read(list: string): string[] {
  const { people, withoutAddress, bad } = readPeople(list);
  return [
    ...people.map(
      ({ person: { slug, name }, isNameFromAddress }) => `${slug} = ${name}${isNameFromAddress ? ' (guessed)' : ''}`,
    ),
    ...withoutAddress.map(({ name, company }) => `no address: ${name}, ${company}`),
    ...bad.map(({ line, why }) => `${line}: ${why}`),
  ];
}

describe('LinkedIn’s own export of connections, with its note', () => {
  const NOTE = `"When exporting your connection data, some addresses may be missing. See https://www.linkedin.com/help/linkedin/answer/261"`;
  const ROWS = [
    `Odalys,Brenn,${IN}ob7,o@brenn.example,Harrowgate Tools,Head of Sales,01 Jan 2024`,
    'Piers,Van Holt,,,Vanholt,Owner,02 Feb 2023',
  ].join('\n');
  test.each([
    ['en', 'First Name,Last Name,URL,Email Address,Company,Position,Connected On'],
    ['de', 'Vorname,Nachname,URL,E-Mail-Adresse,Unternehmen,Position,Verbunden am'],
    ['fr', 'Prénom,Nom,URL,Adresse e-mail,Entreprise,Poste,Date de connexion'],
    ['es', 'Nombre,Apellidos,URL,Dirección de correo electrónico,Empresa,Cargo,Conectado el'],
    ['pt', 'Nome,Sobrenome,URL,Endereço de e-mail,Empresa,Cargo,Conectado em'],
    ['it', 'Nome,Cognome,URL,Indirizzo e-mail,Azienda,Posizione,Collegato il'],
    ['nl', 'Voornaam,Achternaam,URL,E-mailadres,Bedrijf,Functie,Verbonden op'],
    ['pl', 'Imię,Nazwisko,URL,Adres e-mail,Firma,Stanowisko,Data połączenia'],
    ['sv', 'Förnamn,Efternamn,URL,E-postadress,Företag,Befattning,Ansluten den'],
    ['da', 'Fornavn,Efternavn,URL,Mailadresse,Virksomhed,Stilling,Forbundet den'],
    ['cs', 'Jméno,Příjmení,URL,E-mail,Společnost,Pozice,Datum'],
    ['tr', 'Adı,Soyadı,URL,E-posta,Şirket,Pozisyon,Tarih'],
    ['ru', 'Имя,Фамилия,URL,Электронная почта,Компания,Должность,Дата'],
    ['ja', '名,姓,URL,メールアドレス,会社,役職,日付'],
    ['zh', '名字,姓氏,URL,电子邮件,公司,职位,日期'],
    ['ko', '이름,성,URL,이메일,회사,직책,날짜'],
  ])('%s', (_, headings) => {
    const list = `Notes:\n${NOTE}\n\n${headings}\n${ROWS}`;
    expect(read(list)).toEqual(['ob7 = Odalys Brenn', 'no address: Piers Van Holt, Vanholt']);
  });
});

describe('the exports of tools', () => {
  const public_ = `${IN}jd7`;
  const token = `${IN}ACwAABcDeFgHiJkLmNo`;
  test.each([
    [
      'Evaboot',
      {
        'First Name': 'Jane',
        'Last Name': 'Doe',
        'Full Name': 'Jane Doe',
        'Current Job': 'CEO',
        'Company Name': 'Acme',
        'Company Linkedin URL Unique ID': 'https://www.linkedin.com/company/1',
        'Linkedin URL Unique ID': token,
        'Linkedin URL Public': public_,
      },
    ],
    [
      'Apollo',
      {
        'First Name': 'Jane',
        'Last Name': 'Doe',
        Title: 'CEO',
        Company: 'Acme',
        'Company Name for Emails': 'Acme',
        'Company Linkedin Url': 'https://www.linkedin.com/company/acme',
        'Person Linkedin Url': public_,
        Website: 'https://acme.example',
      },
    ],
    [
      'ZoomInfo',
      {
        'ZoomInfo Contact ID': '1',
        'Last Name': 'Doe',
        'First Name': 'Jane',
        'Job Title': 'CEO',
        'ZoomInfo Contact Profile URL': 'https://app.zoominfo.example/1',
        'LinkedIn Company Profile URL': 'https://www.linkedin.com/company/acme',
        'LinkedIn Contact Profile URL': public_,
        'Company Name': 'Acme',
      },
    ],
    [
      'PhantomBuster',
      {
        profileUrl: 'https://www.linkedin.com/sales/lead/ACwAABcDeFgHiJkLmNo',
        fullName: 'Jane Doe',
        firstName: 'Jane',
        lastName: 'Doe',
        companyName: 'Acme',
        companyUrl: 'https://www.linkedin.com/sales/company/1',
        linkedInProfileUrl: token,
        defaultProfileUrl: public_,
        query: 'https://www.linkedin.com/sales/search/people?x=1',
        searchAccountProfileName: 'Me Myself',
        searchAccountProfileUrl: `${IN}me-myself`,
      },
    ],
    [
      'Sales Navigator',
      {
        'Full Name': 'Jane Doe',
        'Job Title': 'CEO',
        Account: 'Acme',
        'Sales Navigator URL': 'https://www.linkedin.com/sales/lead/ACwAABcDeFgHiJkLmNo,x,y',
        'LinkedIn URL': public_,
      },
    ],
    [
      'HubSpot',
      {
        'Record ID - Contact': '1',
        'First Name': 'Jane',
        'Last Name': 'Doe',
        Email: 'j@doe.example',
        'Contact owner': 'Me Myself',
        'Associated Company': 'Acme',
        'LinkedIn Profile URL': public_,
      },
    ],
    [
      'Salesforce',
      {
        'Account Name': 'Acme',
        'Contact Owner': 'Me Myself',
        'Full Name': 'Jane Doe',
        'LinkedIn URL': public_,
        'Created By': 'Me Myself',
      },
    ],
    [
      'Salesforce, by parts',
      {
        'Lead Owner': 'Me Myself',
        'First Name': 'Jane',
        'Last Name': 'Doe',
        'Company / Account': 'Acme',
        LinkedIn__c: public_,
      },
    ],
    ['German', { Anrede: 'Frau', Vorname: 'Jane', Name: 'Doe', Firma: 'Acme', 'LinkedIn-Profil': public_ }],
    ['French', { Nom: 'Doe', Prénom: 'Jane', Société: 'Acme', 'Profil LinkedIn': public_ }],
    ['Spanish', { Nombre: 'Jane', Apellidos: 'Doe', Empresa: 'Acme', 'Perfil de LinkedIn': public_ }],
    ['Portuguese', { 'Nome completo': 'Jane Doe', Empresa: 'Acme', 'URL do perfil do LinkedIn': public_ }],
    ['Italian', { Nome: 'Jane', Cognome: 'Doe', Azienda: 'Acme', 'Profilo LinkedIn': public_ }],
    ['Dutch', { 'Volledige naam': 'Jane Doe', Bedrijf: 'Acme', 'LinkedIn-profiel': public_ }],
  ])('%s', (_, row: Record<string, string>) => {
    const quoted = (cells: string[]) => cells.map((cell) => `"${cell}"`);
    for (const delimiter of [',', ';', '\t']) {
      const lines = [Object.keys(row), Object.values(row)].map((cells) => quoted(cells).join(delimiter));
      expect(read(lines.join('\r\n'))).toEqual(['jd7 = Jane Doe']);
    }
  });

  test('with "sep=", which Excel writes and reads', () => {
    expect(read(`sep=;\r\nLinkedIn URL;Company\r\n${IN}odalys-brenn;Harrowgate`)).toEqual([
      'odalys-brenn = Odalys Brenn (guessed)',
    ]);
    expect(read(`"sep=|"\nName|URL\nJane Doe|${IN}jd7`)).toEqual(['jd7 = Jane Doe']);
  });

  test('with people who have no address, whose names and companies are theirs', () => {
    expect(read('First Name;Last Name;Email;Company\nJane;Doe;jane@x.example;Acme')).toEqual([
      'no address: Jane Doe, Acme',
    ]);
    expect(read('Name\tTitle\nJane Doe\tCEO')).toEqual(['no address: Jane Doe, ']);
  });
});

describe('a heading', () => {
  test.each([
    ['LinkedIn', 'linkedin'],
    ['linkedin_url', 'linkedin'],
    ['Person LinkedIn URL', 'linkedin'],
    ['Linked In Profile', 'linkedin'],
    ['publicIdentifier', 'linkedin'],
    ['Profile', 'link'],
    ['Sales Navigator URL', 'link'],
    ['Company LinkedIn', 'other'],
    ['LinkedIn Company Page', 'other'],
    ['searchAccountFullName', 'other'],
    ['profileImageUrl', 'other'],
    ['Contact Owner', 'other'],
    ['E-Mail', 'other'],
    ['Netzwerk', null],
    ['Jane Doe', null],
    ['', null],
  ])('%j holds %s', (heading, role) => {
    expect(roleOf(heading)).toBe(role);
  });
});
