import { describe, expect, it, test } from 'vitest';
import { isFreeMail } from '../../../src/email-patterns/free-mail.ts';
import { predictEmails } from '../../../src/email-patterns/predict.ts';

describe('free mail', () => {
  test.each([
    ...[
      'gmail.com',
      'googlemail.com',
      'yahoo.com',
      'yahoo.fr',
      'yahoo.co.uk',
      'yahoo.com.br',
      'hotmail.co.uk',
      'hotmail.it',
    ],
    ...[
      'fastmail.com',
      'posteo.de',
      'ziggo.nl',
      'xs4all.nl',
      'kolumbus.fi',
      'tlen.pl',
      'ocn.ne.jp',
      'mynet.com',
      'tele2.nl',
      'iol.pt',
    ],
    ...[
      'outlook.com',
      'outlook.es',
      'live.nl',
      'live.com.mx',
      'msn.com',
      'gmx.de',
      'icloud.com',
      'proton.me',
      'orange.fr',
      'qq.com',
    ],
    ...(
      'aol.de aol.fr aol.co.uk online.no inbox.lv azet.sk atlas.cz email.cz meta.ua ukr.net abv.bg sapo.pt freemail.hu ntlworld.com ' +
      'talktalk.net arcor.de telenet.be neuf.fr earthlink.net sympatico.ca nb.sympatico.ca xtra.co.nz docomo.ne.jp hotmail.co.jp gmx.co.uk ' +
      'hawaii.rr.com ms12.hinet.net proximus.be comhem.se tin.it otenet.gr telusplanet.net mweb.co.za ono.com clix.pt siol.net walla.com ' +
      'hispeed.ch stofanet.dk saunalahti.fi netvigator.com singnet.com.sg rediffmail.com bezeqint.net iinet.net.au tuta.io'
    ).split(' '),
  ])('%s', (domain) => {
    expect(isFreeMail(domain)).toBe(true);
  });

  test.each([
    ...[
      'acme.example',
      'outlookers.com',
      'live.acme.example',
      'mail.acme.com',
      'yahoo.acme.com',

      'gmail.com.acme.example',
    ],
    ...[
      'siemens.com',
      'sap.com',
      'bbc.co.uk',
      'harvard.edu',
      'vodafone.com',
      'telekom.de',
      'orange.com',
      'telefonica.com',
    ],
    ...['rr.com.acme.example', 'myhinet.net.example', 'yahoo-inc.com', 'gmxnet.de', 'hotmail.example.com', ''],
  ])('not "%s"', (domain) => {
    expect(isFreeMail(domain)).toBe(false);
  });
});

it('is no host at which an address is guessed', () => {
  const at = (domain: string) => predictEmails('Jane Example', [{ pattern: `{first}.{last}@${domain}`, score: 1 }]);
  expect(at('acme.example')).toHaveLength(1);
  expect(at('Talktalk.net')).toEqual([]);
  expect(at('gmail.com')).toEqual([]);
});
