import type { Stored } from './ceql.ts';
import { DROPBOX, HUBSPOT, INSTANCES, type Instance, SALESFORCE } from './connections.ts';
import type { Paging } from './replies.ts';
import { vendorOf } from './vendors.ts';

/** The secrets that everything in the sandbox is set up with. */
export const CLOUD_ELEMENTS_DEMO_USER = 'cloud-user-secret-0001=';
export const CLOUD_ELEMENTS_DEMO_ORGANIZATION = 'cloud-organization-secret-0001';

/** What of the contract is not certain, or differs between vendors. */
export interface Settings {
  readonly paging: Paging;
  readonly mostPerPage: number;
  /** How a search without hits is answered: an empty list, or 404 and a message. */
  readonly emptyAs: 'list' | 'message';
  readonly rejectsDuplicates: boolean;
  /** An index that lags behind: searches find nothing of what is there. */
  readonly isSearchBlind: boolean;
  /** After this many writes to a hub, its vendor stops answering (502). */
  readonly writesUntilDown: number;
  /** `GET` alone: the other form of asking for the OAuth address is not there. */
  readonly oauthForms: readonly string[];
  /** Whether the user allows a new connection. */
  readonly isConsenting: boolean;
}

const DEFAULTS: Settings = {
  ...{ paging: 'token', mostPerPage: 5000, emptyAs: 'list', rejectsDuplicates: true, isSearchBlind: false },
  ...{ writesUntilDown: Number.POSITIVE_INFINITY, oauthForms: ['GET', 'POST'], isConsenting: true },
};

/** What an OAuth app asked for, by the code that it got. */
export interface Grant {
  readonly element: string;
  readonly apiKey: string;
  readonly callbackUrl: string;
}

export interface StoredFile {
  /** The instance that it is stored through. */
  readonly instanceId: number;
  readonly path: string;
  readonly content: string;
  /** Epoch ms. */
  readonly at: number;
}

/** Of one instance, as files are. */
export type Folder = Pick<StoredFile, 'instanceId' | 'path'>;

/** Users, connections, and what is behind them. */
export class State {
  /** Organization secret of a user secret. */
  readonly users = new Map<string, string>();
  readonly instances = new Map<number, Instance>();
  /** By instance and object: `520101/contacts`. Ids to records, in the order in which they came. */
  readonly records = new Map<string, Map<string, Stored>>();
  readonly grants = new Map<string, Grant>();
  files: readonly StoredFile[] = [];
  folders: readonly Folder[] = [];
  settings = DEFAULTS;
  writes = 0;
  #serial = 0;

  constructor() {
    this.reset();
  }

  /** A number that nothing had before. */
  next(): number {
    this.#serial += 1;
    return this.#serial;
  }

  recordsOf(instanceId: number, object: string): Map<string, Stored> {
    const key = `${instanceId}/${object}`;
    const known = this.records.get(key) ?? new Map<string, Stored>();
    this.records.set(key, known);
    return known;
  }

  /** Adds a contact as its vendor would make it. @throws where that refuses */
  addContact({ id, element: key }: Instance, body: Stored): string {
    const vendor = vendorOf(key);
    const made = vendor.make(body, vendor.identify(this.next()));
    if ('refusal' in made) throw new Error(made.refusal);
    this.recordsOf(id, 'contacts').set(String(made.record.id), made.record);
    return String(made.record.id);
  }

  /** Keeps a file, in place of one of the same path, and the folders on its way. */
  store(file: StoredFile): void {
    const { instanceId, path } = file;
    this.forget(file);
    this.files = [...this.files, file];
    for (const { index } of path.matchAll(/(?<!^)\//g)) {
      const folder = { instanceId, path: path.slice(0, index) };
      const isKnown = this.folders.some((one) => one.instanceId === instanceId && one.path === folder.path);
      if (!isKnown) this.folders = [...this.folders, folder];
    }
  }

  forget({ instanceId, path }: Folder): void {
    this.files = this.files.filter((file) => file.instanceId !== instanceId || file.path !== path);
  }

  reset(): void {
    this.#serial = 0;
    this.users.clear();
    this.users.set(CLOUD_ELEMENTS_DEMO_USER, CLOUD_ELEMENTS_DEMO_ORGANIZATION);
    this.instances.clear();
    for (const one of INSTANCES) this.instances.set(one.id, one);
    this.records.clear();
    this.grants.clear();
    [this.files, this.folders, this.settings, this.writes] = [
      [],
      [{ instanceId: DROPBOX.id, path: '/Leads' }],
      DEFAULTS,
      0,
    ];
    this.addContact(SALESFORCE, {
      FirstName: 'Agnes',
      LastName: 'Thornquist',
      Email: 'agnes.thornquist@hollowpine.example',
    });
    this.addContact(SALESFORCE, {
      LastName: 'Ó Murchadha',
      Email: "d'o.murchadha@hollowpine.example",
      Title: 'Engineer',
    });
    this.addContact(HUBSPOT, {
      properties: { firstname: 'Olu', lastname: 'Adeyinka-Stone', email: 'olu@tidewright.example' },
    });
  }
}
