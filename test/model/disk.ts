// The disk of a background under test: it can be full, as IndexedDB says it. Chromium's own override of the quota
// (`Storage.overrideQuotaForOrigin`) was without effect on IndexedDB when this was written.

/** A record of more characters finds no room. */
let room = Number.POSITIVE_INFINITY;

for (const name of ['put', 'add'] as const) {
  const own = IDBObjectStore.prototype[name];
  IDBObjectStore.prototype[name] = function (record, key) {
    if (room < Number.POSITIVE_INFINITY && JSON.stringify(record).length > room) {
      this.transaction.abort();
      throw new DOMException('No room', 'QuotaExceededError');
    }
    return own.call(this, record, key);
  };
}

/** @param characters null: there is room for everything */
export function leaveRoom(characters: number | null): void {
  room = characters ?? Number.POSITIVE_INFINITY;
}
