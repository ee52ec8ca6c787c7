// A background as shipped, in a worker of a page: the browser can end it at any moment, and it has IndexedDB, fetch and
// Web Locks.
import './extension-api.ts';
import '../../src/background/index.ts';
