import { describe, expect, test } from 'vitest';
import { isSafeAddress } from '../../../src/model/service-addresses.ts';

describe('keys may travel to', () => {
  test.each([
    'https://developer.kaspr.io',
    'https://developer.kaspr.io:8443/api?x=1#y',
    'HTTPS://DEVELOPER.KASPR.IO/',
    'https://localhost.evil.example',
    'https://127.0.0.1',
    'https://[2001:db8::1]/',
    'http://localhost',
    'http://LOCALHOST:8080/',
    'http://127.0.0.1:1',
    // Other spellings of 127.0.0.1: the address that is called is the same.
    'http://127.1/',
    'http://0x7f000001/',
  ])('%s', (address) => {
    expect(isSafeAddress(address)).toBe(true);
  });
});

describe('keys may not travel to', () => {
  test.each([
    '',
    'developer.kaspr.io',
    '//developer.kaspr.io',
    'https://',
    'http://developer.kaspr.io',
    'http://127.0.0.1.evil.example',
    'http://localhost.evil.example',
    'http://evil.example/127.0.0.1',
    'http://evil.example#localhost',
    'http://evil.example?@127.0.0.1',
    'http://127.0.0.1@evil.example',
    'http://localhost:80@evil.example',
    'https://user:pass@developer.kaspr.io',
    'https://user@developer.kaspr.io',
    'https://:pass@developer.kaspr.io',
    'http://user:pass@127.0.0.1',
    'http://0.0.0.0',
    'http://127.0.0.2',
    'http://[::]',
    'http://[::ffff:127.0.0.1]',
    'http://192.168.0.1',
    'http://localhost.',
    'javascript:fetch("https://evil.example")',
    'data:application/json,{}',
    'file:///etc/passwd',
    'ftp://127.0.0.1',
    'ws://127.0.0.1',
    'blob:https://developer.kaspr.io/1',
    'chrome-extension://abc/src/options/index.html',
  ])('"%s"', (address) => {
    expect(isSafeAddress(address)).toBe(false);
  });
});
