import { createHash, X509Certificate } from 'node:crypto';
import { generate } from 'selfsigned';

const NAMES = [
  'localhost',
  'linkedin.com',
  '*.linkedin.com',
  'developer.kaspr.io',
  'developer.kaspr.fr',
  'api.developers.kaspr.io',
  'api.kissmetrics.com',
  'query.kissmetrics.com',
  'query.kissmetrics.io',
];

/** Key and certificate in PEM; `spki` is what Chromium's `--ignore-certificate-errors-spki-list` wants. */
export interface Certificate {
  readonly key: string;
  readonly cert: string;
  readonly spki: string;
}

let made: Promise<Certificate> | undefined;

/** This process's self-signed certificate for every host of the sandbox. Made once, in memory only. */
export function sandboxCertificate(): Promise<Certificate> {
  made ??= make();
  return made;
}

async function make(): Promise<Certificate> {
  const pems = await generate([{ name: 'commonName', value: 'Leadlight sandbox' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'keyUsage', digitalSignature: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [...NAMES.map((value) => ({ type: 2 as const, value })), { type: 7, ip: '127.0.0.1' }],
      },
    ],
  });
  const publicKey = new X509Certificate(pems.cert).publicKey.export({ type: 'spki', format: 'der' });
  return { key: pems.private, cert: pems.cert, spki: createHash('sha256').update(publicKey).digest('base64') };
}
