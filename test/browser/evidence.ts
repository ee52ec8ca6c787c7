import { mkdir, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { Page } from 'puppeteer';
import type { RunnerTestCase } from 'vitest';
import type { InstalledExtension } from './extension.ts';

/** Git ignores it. */
const FOLDER = 'test-failures';
/** A page that hangs must not hold up the rest (ms). */
const PATIENCE = 5000;

type Browsing = Pick<InstalledExtension, 'browser'> & { readonly backgroundLog?: () => Promise<string[]> };

/**
 * After a test that failed: keeps every open page's text and a screenshot, and what the background logged, in a folder
 * of the test's own, and says where. Never throws: it must not hide why the test failed.
 */
export async function keepEvidenceOfFailure(task: Readonly<RunnerTestCase>, leadlight: Browsing): Promise<void> {
  if (task.result?.state !== 'fail') return;
  const folder = join(FOLDER, `${task.file.name} ${task.name}`.replace(/[^\p{L}\p{N}.-]+/gu, '-').slice(0, 120));
  try {
    await mkdir(folder, { recursive: true });
    const pages = await leadlight.browser.pages();
    await Promise.all(pages.map((page, index) => keepPage(page, join(folder, `page-${index}`))));
    const log = (await within(leadlight.backgroundLog?.())) ?? [];
    await writeFile(join(folder, 'background.txt'), log.join('\n'));
    console.log(`What was on the screen: ${relative('', folder)}/`);
  } catch (error) {
    console.log(`What was on the screen could not be kept: ${error}`);
  }
}

async function keepPage(page: Page, file: string): Promise<void> {
  const text = await within(page.evaluate(() => document.body?.innerText ?? ''));
  await writeFile(`${file}.txt`, `${page.url()}\n\n${text ?? '(no answer)'}`);
  const picture = await within(page.screenshot({ fullPage: true }));
  if (picture) await writeFile(`${file}.png`, picture);
}

/** What was promised, or nothing where that takes too long or fails. */
function within<T>(promise: Promise<T> | undefined): Promise<T | undefined> {
  const late = new Promise<undefined>((done) => setTimeout(done, PATIENCE));
  return Promise.race([promise?.catch(() => undefined), late]);
}
