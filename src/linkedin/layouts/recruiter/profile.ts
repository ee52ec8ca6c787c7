import { first, text } from '../../dom.ts';
import { composePerson, findingOf, type LayoutReading } from '../../person.ts';
import { describeRecruit } from './details.ts';
import { NAME } from './list.ts';

/** Whether it is a page of Recruiter with somebody on it. */
export function isRecruiter(root: Element): boolean {
  return first(root, NAME) !== null;
}

/** Reads a profile of Recruiter, which says nothing that proves who it is on LinkedIn: never more than partial. */
export function readRecruiterProfile(root: Element): LayoutReading {
  const person = composePerson({
    name: findingOf(text(first(root, NAME)), 'heading', 'part-missing'),
    ...describeRecruit(root),
  });
  return person.name === null ? { reason: 'field-missing', missing: ['name'] } : { verdict: 'partial', person };
}
