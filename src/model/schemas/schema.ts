import * as z from './lazy-zod.ts';

// Import zod from here only.
export { z };
