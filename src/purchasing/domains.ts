import { companyDomain } from '../model/schemas/people/company.ts';
import type { Contact } from '../model/schemas/people/contact.ts';
import { orderEmails } from './ledger/merge.ts';

/** Hosts where anybody has an address: they say nothing about a company. */
const FREE_MAIL = new Set(
  (
    'gmail.com googlemail.com yahoo.com ymail.com rocketmail.com hotmail.com outlook.com live.com msn.com aol.com icloud.com ' +
    'me.com mac.com proton.me protonmail.com pm.me tutanota.com tuta.io zoho.com mail.com gmx.com gmx.net gmx.de gmx.at gmx.ch ' +
    'web.de freenet.de t-online.de mail.ru bk.ru inbox.ru list.ru yandex.ru yandex.com ya.ru rambler.ru qq.com foxmail.com ' +
    '163.com 126.com sina.com naver.com daum.net hanmail.net orange.fr wanadoo.fr free.fr laposte.net sfr.fr libero.it ' +
    'virgilio.it alice.it tiscali.it terra.com.br uol.com.br bol.com.br wp.pl o2.pl onet.pl interia.pl seznam.cz centrum.cz ' +
    'btinternet.com virginmedia.com sky.com comcast.net verizon.net att.net sbcglobal.net cox.net charter.net bellsouth.net ' +
    'shaw.ca rogers.com bigpond.com optusnet.com.au rediffmail.com hey.com fastmail.com posteo.de mailbox.org bluewin.ch ' +
    'telenet.be skynet.be ziggo.nl kpnmail.nl xs4all.nl'
  ).split(' '),
);

/** Families of free mail with a host per country: `yahoo.fr`, `hotmail.co.uk`, `outlook.es`, `live.nl`. */
const FREE_MAIL_FAMILY = /^(yahoo|ymail|hotmail|outlook|live|msn|gmx)\.(com?\.)?[a-z]{2,3}$/;

/**
 * The bare host of what a person typed or pasted: an address, a site, a host (services/README.md K4: services want the bare host).
 * @returns null where there is none in it
 */
export function toDomain(input: string): string | null {
  // Only an @ before the first slash belongs to an address: `video.example/@channel` is a page.
  const [authority = ''] = input
    .trim()
    .replace(/^[a-z][a-z0-9+.-]*:\/\//i, '')
    .split(/[/?#\\]/, 1);
  const url = URL.parse(`https://${authority.slice(authority.lastIndexOf('@') + 1)}`);
  const host = url?.hostname.replace(/^www\./, '').replace(/\.$/, '') ?? '';
  const parsed = companyDomain.safeParse(host);
  return parsed.success ? parsed.data : null;
}

/** Whether anybody can have an address at a domain. */
export function isFreeMail(domain: string): boolean {
  return FREE_MAIL.has(domain) || FREE_MAIL_FAMILY.test(domain);
}

/** The domain of the professional address among a person's e-mails, current ones first; never a free-mail host's. */
export function domainOf(contact: Contact | null): string | null {
  const candidates = orderEmails(contact?.emails ?? []);
  for (const email of candidates.filter(({ use, validity }) => use !== 'personal' && validity !== 'invalid')) {
    const domain = toDomain(email.address);
    if (domain && !isFreeMail(domain)) return domain;
  }
  return null;
}
