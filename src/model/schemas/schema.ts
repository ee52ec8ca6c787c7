import * as z from 'zod/mini';

// Every schema imports zod from here: its JIT compiles with `Function`, which the extension's CSP refuses (and
// reports).
z.config({ jitless: true });

export { z };
