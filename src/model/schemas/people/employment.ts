import { z } from '../schema.ts';

const saying = z.nullable(z.string().check(z.minLength(1), z.maxLength(500)));

export const job = z.strictObject({ company: saying, title: saying, from: saying, to: saying });

export const employment = z.strictObject({
  name: z.string().check(z.minLength(1), z.maxLength(300)),
  location: saying,
  employer: saying,
  jobs: z.array(job),
});

export type Job = z.infer<typeof job>;
export type Employment = z.infer<typeof employment>;
