import { describe, expect, it } from 'vitest';
import { DEFAULT_BASES } from '../../../../src/model/service-addresses.ts';
import type { LibraryFields, LibraryList } from '../../../../src/model/views/library.ts';
import type { ServiceResult } from '../../../../src/services/http/service-result.ts';
import {
  listAccounts,
  listProducts,
  listReports,
  readDirectory,
  readReport,
} from '../../../../src/services/kissmetrics/directory.ts';
import { follow, linksOf, productPathOf } from '../../../../src/services/kissmetrics/envelope.ts';
import { readLibraryEntry, readLibraryPage } from '../../../../src/services/kissmetrics/library.ts';
import { accountOf, productOf } from '../../../../src/services/kissmetrics/things.ts';
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
    const account = { id: ACCOUNT, products: `${BASE}/core/accounts/${ACCOUNT}/products` };
    const accounts = await value(listAccounts(at(documented.DOCUMENTED_ACCOUNTS)));
    expect(accounts).toEqual([{ ...account, name: 'My SaaS Account' }]);
    const one = accountOf(JSON.parse(documented.DOCUMENTED_ACCOUNT), BASE);
    expect(one).toEqual({ ...account, name: 'My Saas Account' });
  });

  it('products, whose links name a host that is not the vendor’s', async () => {
    expect(documented.DOCUMENTED_PRODUCTS).toContain('https://apikissmetrics.com/core/products');
    const list = (what: string) => `${BASE}/core/products/${PRODUCT}/${what}`;
    const product = {
      ...{ id: PRODUCT, reports: list('reports'), events: list('events'), properties: list('properties') },
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

  const used = {
    ...{ description: null, isVisible: true },
    ...{ lastSentAt: Date.UTC(2014, 7, 29, 15, 41, 8), firstSentAt: Date.UTC(2013, 11, 3, 1, 26, 21) },
    ...{ lastUsedAt: Date.UTC(2014, 7, 29, 14, 58, 30), firstUsedAt: Date.UTC(2013, 11, 3, 1, 2, 5) },
    productId: '6c921840-0edf-0131-ead4-12313b0d181e',
  };
  const propertyUsed = {
    ...{ lastSentAt: Date.UTC(2014, 7, 29, 22, 43, 17), firstSentAt: Date.UTC(2013, 9, 4, 5, 58, 54) },
    ...{ lastUsedAt: Date.UTC(2014, 7, 29, 21, 50, 32), firstUsedAt: Date.UTC(2013, 9, 4, 5, 0, 9) },
  };
  const EVENT = 'd71bf5f0-3de7-0131-aa07-1231392acb4b';
  const PROPERTY = '6234e85e-2941-11e4-a20e-12313932e372';
  const created = { createdAt: Date.UTC(2013, 9, 4, 4, 56, 57), updatedAt: Date.UTC(2014, 8, 2, 19, 46, 43) };
  const contact = { contactName: null, contactCountry: null, contactPhone: null };

  it.each<[list: LibraryList, all: string, one: string, fields: LibraryFields]>([
    [
      ...(['accounts', documented.DOCUMENTED_ACCOUNTS, documented.DOCUMENTED_ACCOUNT] as const),
      { id: ACCOUNT, name: 'My SaaS Account', status: 'active', ...created, ...contact },
    ],
    [
      ...(['products', documented.DOCUMENTED_PRODUCTS, documented.DOCUMENTED_PRODUCT] as const),
      {
        ...{ id: PRODUCT, accountId: ACCOUNT, name: 'My SaaS Product', url: 'http://mysaasproduct.com' },
        ...{ environment: null, status: 'active', timezone: 'US/Pacific' },
        createdAt: Date.UTC(2013, 9, 4, 5, 1, 7),
      },
    ],
    [
      ...(['reports', documented.DOCUMENTED_REPORTS, documented.DOCUMENTED_REPORT] as const),
      {
        ...{ id: REPORT, accountId: ACCOUNT, productId: used.productId, name: 'My People Search' },
        ...{ type: 'people_search_v2', createdAt: Date.UTC(2013, 11, 18, 19, 27, 43) },
      },
    ],
    [
      ...(['events', documented.DOCUMENTED_EVENTS, documented.DOCUMENTED_EVENT] as const),
      { id: EVENT, name: 'search engine hit', displayName: 'Search engine hit', total: 8, ...used },
    ],
    [
      ...(['properties', documented.DOCUMENTED_PROPERTIES, documented.DOCUMENTED_PROPERTY] as const),
      { id: PROPERTY, name: 'referrer', displayName: 'Referrer', type: null, ...used, ...propertyUsed },
    ],
  ])('every field of the model of %s, in the list and alone', async (list, all, one, fields) => {
    const page = await value(readLibraryPage(at(all), list, null));
    expect(page.entries.map((entry) => entry.fields)).toEqual([fields]);
    const alone = await value(readLibraryEntry(at(one), list, fields.id));
    // The document writes one name in two ways.
    expect(alone.fields).toEqual({ ...fields, name: fields.name?.replace('SaaS', 'Saas') ?? null });
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
