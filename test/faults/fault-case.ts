import type { Page } from 'puppeteer';
import { itemsOf, press, textOf } from '../browser/screen.ts';
import type { Kaspr, Person } from '../sandbox/index.ts';
import { sduiProfile } from '../sandbox/linkedin/sdui-profile.ts';
import type { Fixture } from './fixture.ts';
import { BUY } from './points.ts';

/** One person whose contact data a user wants: their page, and the popup about it. */
export class FaultCase {
  readonly fixture: Fixture;
  readonly person: Person;
  readonly #page: Page;
  #popup: Page | null;

  private constructor(fixture: Fixture, person: Person, page: Page, popup: Page) {
    this.fixture = fixture;
    this.person = person;
    this.#page = page;
    this.#popup = popup;
  }

  static async open(fixture: Fixture, person: Person): Promise<FaultCase> {
    const address = `https://www.linkedin.com/in/${person.slug}/`;
    fixture.sandbox.site.serve(address, sduiProfile(person).text);
    const page = await fixture.leadlight.open(address);
    const faultCase = new FaultCase(fixture, person, page, await fixture.leadlight.openPopup(page));
    await textOf(faultCase.popup, 'h1', (text) => text === person.name);
    return faultCase;
  }

  get kaspr(): Kaspr {
    return this.fixture.sandbox.kaspr;
  }

  get popup(): Page {
    if (!this.#popup) throw new Error('The popup is closed.');
    return this.#popup;
  }

  /** How many requests about this person have reached the service, and how often it charged for them. */
  get atTheService(): { requests: number; charges: number } {
    const { requests } = this.kaspr;
    const isOfPerson = (body: unknown) => (body as { id?: unknown } | undefined)?.id === this.person.slug;
    return {
      requests: requests.filter(({ method, path, body }) => `${method} ${path}` === BUY && isOfPerson(body)).length,
      charges: this.kaspr.charges().filter(({ subject }) => subject === this.person.slug).length,
    };
  }

  /** Presses the button that buys, and waits for nothing. */
  readonly click = async (): Promise<void> => {
    await this.popup.bringToFront();
    await press(this.popup, 'Find contact data');
  };

  /**
   * Presses the button that buys, in a new popup if none is open, and waits until the popup has said what came of it.
   */
  async clickAndWait(): Promise<void> {
    if (!this.#popup) await this.reopen();
    await this.isIdle();
    await this.click();
    await this.isIdle();
  }

  /** Resolves when the popup waits for no request. */
  async isIdle(): Promise<void> {
    await this.popup.waitForFunction(
      () => {
        const all = [...document.querySelectorAll('button')];
        return all.some((one) => one.textContent === 'Find contact data' && !one.disabled);
      },
      { timeout: 10_000, polling: 50 },
    );
  }

  /** Resolves when the popup shows what was bought. */
  async isAnswered(): Promise<void> {
    await itemsOf(this.popup, 'Emails');
  }

  async closePopup(): Promise<void> {
    await this.#popup?.close();
    this.#popup = null;
  }

  async reopen(): Promise<void> {
    await this.closePopup();
    this.#popup = await this.fixture.leadlight.openPopup(this.#page);
    await textOf(this.popup, 'h1', (text) => text === this.person.name);
  }

  async end(): Promise<void> {
    await this.closePopup();
    await this.#page.close();
  }
}
