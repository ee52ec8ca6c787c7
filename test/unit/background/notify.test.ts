import { beforeEach, expect, it, vi } from 'vitest';
import { notifyNews } from '../../../src/background/browser/notify.ts';
import type { KeptSignal } from '../../../src/model/schemas/people/signal.ts';

const shown = vi.hoisted(() => ({ all: [] as [id: string, title: string, message: string][] }));
vi.mock('../../../src/browser.ts', () => ({
  browser: {
    permissions: { contains: async () => true },
    runtime: { getURL: (path: string) => path },
    notifications: {
      create: async (id: string, { title, message }: { title: string; message: string }) =>
        void shown.all.push([id, title, message]),
    },
    i18n: {
      getMessage: (key: string, values: string[]) => (key === 'languageTag' ? 'en' : [key, ...values].join(' ')),
    },
  },
}));

beforeEach(() => {
  shown.all = [];
});

const signal = (id: string, how: KeptSignal['how'], name: string): KeptSignal => ({
  ...{ id, kind: 'job-join', at: 1, toldAt: 1, company: 'Globex', oldCompany: null, how, isSeen: false },
  ...{ location: null, oldLocation: null, source: null, leadId: 'lead-1' },
  person: { name, url: null, title: null, oldTitle: null },
});

it('what is certain is told, with a count of it; who is meant by name only is not', async () => {
  await notifyNews([signal('a', 'name', 'Ann'), signal('b', 'alias', 'Bob'), signal('c', 'alias', 'Cy')]);
  expect(shown.all).toEqual([['news-b', 'newsTitle_other 2', 'Bob: badgeMoved Globex\nCy: badgeMoved Globex']]);
});

it('nothing is told where nothing is certain', async () => {
  await notifyNews([signal('a', 'name', 'Ann')]);
  expect(shown.all).toEqual([]);
});
