import { z } from '../schema.ts';

const saying = z.nullable(z.string().check(z.minLength(1), z.maxLength(500)));

/**
 * A job that somebody has or had. From and to as the service writes them ("September 2015"); `to` is null where it goes
 * on.
 */
export const job = z.strictObject({ company: saying, title: saying, from: saying, to: saying });

/** What a service knows of somebody's work: for people, not for reaching them. */
export const employment = z.strictObject({
  name: z.string().check(z.minLength(1), z.maxLength(300)),
  location: saying,
  employer: saying,
  jobs: z.array(job),
});

export type Job = z.infer<typeof job>;
export type Employment = z.infer<typeof employment>;
