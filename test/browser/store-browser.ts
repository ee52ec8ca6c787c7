import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { type Browser, launch, type Page } from 'puppeteer';
import { build } from 'vite';
import { findChromium } from './find-browser.ts';

/** The store in a page of Chromium: IndexedDB wants an engine and an origin, and nothing else of Leadlight. */
export class StorePage {
  readonly #server: Server;
  readonly #browser: Browser;
  readonly #page: Page;
  #count = 0;
  static #shared: Promise<StorePage> | undefined;

  private constructor(server: Server, browser: Browser, page: Page) {
    this.#server = server;
    this.#browser = browser;
    this.#page = page;
  }

  /** That of this worker, which ends with it: seventeen files take it in turn. */
  static shared(): Promise<StorePage> {
    StorePage.#shared ??= StorePage.start();
    return StorePage.#shared;
  }

  static async start(): Promise<StorePage> {
    const server = createServer((_, reply) => reply.setHeader('content-type', 'text/html').end('<!doctype html>'));
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    const browser = await launch({ executablePath: await findChromium(), args });
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await page.addScriptTag({ content: await bundleStore() });
    return new StorePage(server, browser, page);
  }

  /** From here on, `run` is given the name of a database that is not there yet. */
  begin(): void {
    this.#count += 1;
  }

  /** Runs a function in the page, where store-page.ts has left `store`. */
  async run<A extends unknown[], T>(act: (name: string, ...given: A) => Promise<T>, ...given: A): Promise<T> {
    // Puppeteer's types can't say that what comes out is what `act` gives.
    return (await this.#page.evaluate(
      act as (...given: unknown[]) => Promise<T>,
      `test-${this.#count}`,
      ...given,
    )) as T;
  }

  /** The page's time zone from here on, as that of a machine that has travelled; null: the machine's own again. */
  async travelTo(zone: string | null): Promise<void> {
    await this.#page.emulateTimezone(zone ?? undefined);
  }

  /** Has the browser close every database of the page and take it away, as it does when a disk is cleared. */
  async closeDatabases(): Promise<void> {
    const session = await this.#page.createCDPSession();
    const { origin } = new URL(this.#page.url());
    await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' });
    await session.detach();
  }

  async stop(): Promise<void> {
    await this.#browser.close();
    this.#server.close();
  }
}

async function bundleStore(): Promise<string> {
  const lib = { entry: resolve(import.meta.dirname, 'store-page.ts'), formats: ['iife' as const], name: 'store' };
  const built = await build({ configFile: false, logLevel: 'silent', build: { write: false, lib } });
  const outputs = [built].flat().flatMap((result) => ('output' in result ? result.output : []));
  const chunk = outputs.find((file) => file.type === 'chunk');
  if (!chunk) throw new Error('The store was not built.');
  return chunk.code;
}
