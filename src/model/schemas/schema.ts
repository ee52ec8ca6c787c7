import * as z from 'zod/mini';

// Import zod from here only: its JIT compiles with `Function`, which the extension's CSP refuses (and reports).
z.config({ jitless: true });

export { z };
