import { describe, expect, it } from 'vitest';
import { DEFAULT_BASES } from '../../../../src/model/service-addresses.ts';
import type { ServiceResult } from '../../../../src/services/http/service-result.ts';
import {
  listAccounts,
  listDefinitions,
  listProducts,
  listReports,
  readDirectory,
  readReport,
} from '../../../../src/services/kissmetrics/directory.ts';
import { follow, linksOf, productPathOf } from '../../../../src/services/kissmetrics/envelope.ts';
import { accountOf, definitionOf, productOf } from '../../../../src/services/kissmetrics/things.ts';
import { askerOf } from './asker.ts';
import * as documented from './documented.ts';

const BASE = DEFAULT_BASES.kissmetrics;
const at = (text: string) => askerOf(text, BASE);
const ACCOUNT = '51cc9c30-0edf-0131-ead3-12313b0d181e';
const PRODUCT = 'e7063aa0-0edf-0131-ead3-12313b0d181e';
const REPORT = '64361c30-4a48-0131-0cbb-22000a9f1c0f';

async function value<T>(told: Promise<ServiceResult<T>>): Promise<T> {
  const result = await told;
  if (!result.ok) throw new Error(result.failure.kind);
  return result.value;
}

describe('what the vendor’s document prints is read', () => {
  it('the directory, once the comma is taken out that no live reply has', async () => {
    const text = documented.DOCUMENTED_DIRECTORY;
    expect(() => JSON.parse(text)).toThrow(SyntaxError);
    const { name, links } = await value(readDirectory(at(text.replaceAll(/,(\s*\])/g, '$1'))));
    expect(name).toBe('KISSmetrics API');
    expect(follow(links, ['accounts'], BASE)).toBe(`${BASE}/core/accounts`);
  });

  it('accounts', async () => {
    const account = { id: ACCOUNT, isActive: true, products: `${BASE}/core/accounts/${ACCOUNT}/products` };
    const accounts = await value(listAccounts(at(documented.DOCUMENTED_ACCOUNTS)));
    expect(accounts).toEqual([{ ...account, name: 'My SaaS Account' }]);
    const one = accountOf(JSON.parse(documented.DOCUMENTED_ACCOUNT), BASE);
    expect(one).toEqual({ ...account, name: 'My Saas Account' });
  });

  it('products, whose links name a host that is not the vendor’s', async () => {
    expect(documented.DOCUMENTED_PRODUCTS).toContain('https://apikissmetrics.com/core/products');
    const list = (what: string) => `${BASE}/core/products/${PRODUCT}/${what}`;
    const product = {
      ...{ id: PRODUCT, accountId: ACCOUNT, isActive: true, timezone: 'US/Pacific' },
      ...{ reports: list('reports'), events: list('events'), properties: list('properties') },
    };
    const products = await value(listProducts(at(documented.DOCUMENTED_PRODUCTS), ACCOUNT));
    expect(products).toEqual([{ ...product, name: 'My SaaS Product' }]);
    const one = productOf(JSON.parse(documented.DOCUMENTED_PRODUCT), BASE);
    expect(one).toEqual({ ...product, name: 'My Saas Product' });
  });

  it('reports', async () => {
    const report = {
      ...{ id: REPORT, accountId: ACCOUNT, productId: '6c921840-0edf-0131-ead4-12313b0d181e', canRun: true },
      ...{ name: 'My People Search', type: 'people_search_v2' },
    };
    const [one] = await value(listReports(at(documented.DOCUMENTED_REPORTS), PRODUCT));
    expect(one).toMatchObject(report);
    expect(follow(one?.links ?? [], ['run'], BASE)).toBe(`${BASE}/query/reports/${REPORT}/run`);
    expect(await value(readReport(at(documented.DOCUMENTED_REPORT), REPORT))).toEqual({ ...report, links: [] });
  });

  it('events and properties', async () => {
    const event = {
      ...{ id: 'd71bf5f0-3de7-0131-aa07-1231392acb4b', name: 'Search engine hit' },
      ...{ isVisible: true, total: 8, type: null },
    };
    expect(await value(listDefinitions(at(documented.DOCUMENTED_EVENTS), 'events', PRODUCT))).toEqual([event]);
    expect(definitionOf(JSON.parse(documented.DOCUMENTED_EVENT))).toEqual(event);
    const property = {
      ...{ id: '6234e85e-2941-11e4-a20e-12313932e372', name: 'Referrer' },
      ...{ isVisible: true, total: null, type: null },
    };
    const properties = await value(listDefinitions(at(documented.DOCUMENTED_PROPERTIES), 'properties', PRODUCT));
    expect(properties).toEqual([property]);
    expect(definitionOf(JSON.parse(documented.DOCUMENTED_PROPERTY))).toEqual(property);
  });

  it('where a page is, and what comes after it', () => {
    const here = `${BASE}/core/products?limit=1&offset=1`;
    const pagination = JSON.parse(documented.DOCUMENTED_PAGINATION);
    const links = JSON.parse(documented.DOCUMENTED_LINKS);
    const reply = { status: 200, headers: new Headers(), body: { ...pagination, ...links } };
    const next = `${BASE}/core/products?limit=1&offset=2`;
    // The two examples are of different pages: that it begins at 0 contradicts the address.
    expect(productPathOf(reply, here, 1, BASE)).toEqual({ offset: 1, total: 6, next, isAsked: false });
    expect(linksOf(reply.body).map(({ rel }) => rel)).toEqual(['first', 'last', 'next', 'prev']);
  });
});
