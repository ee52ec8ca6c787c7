export type OldStore = {
  readonly keyPath: string | string[] | null;
  readonly autoIncrement: boolean;
  readonly indexes: readonly { name: string; keyPath: string | string[]; unique: boolean; multiEntry: boolean }[];
  readonly records: readonly { readonly key: IDBValidKey; readonly value: unknown }[];
};

/** A whole database; a Uint32Array stands as `{ uint32: […] }`. */
export type OldDatabase = { readonly version: number; readonly stores: Record<string, OldStore> };

/** Runs in a page of the extension: methods, because tsx gives functions names by a function that is not there. */
export async function dumpInPage(): Promise<OldDatabase> {
  const read = {
    done<T>(request: IDBRequest<T>): Promise<T> {
      return new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    },
    writable(value: unknown): unknown {
      if (value instanceof Uint32Array) return { uint32: [...value] };
      if (Array.isArray(value)) return value.map(read.writable);
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, read.writable(part)]));
    },
  };
  const database = await read.done(indexedDB.open('leadlight'));
  const stores: Record<string, OldStore> = {};
  for (const name of database.objectStoreNames) {
    const store = database.transaction(name).objectStore(name);
    const [keys, values] = await Promise.all([read.done(store.getAllKeys()), read.done(store.getAll())]);
    stores[name] = {
      keyPath: store.keyPath,
      autoIncrement: store.autoIncrement,
      indexes: [...store.indexNames].map((index) => {
        const { keyPath, unique, multiEntry } = store.index(index);
        return { name: index, keyPath, unique, multiEntry };
      }),
      records: keys.map((key, at) => ({ key, value: read.writable(values[at]) })),
    };
  }
  database.close();
  return { version: database.version, stores };
}
