import { all, closest, first, parent, text } from '../../dom.ts';
import { composePerson, findingOf, type LayoutReading, notTheSubject } from '../../person.ts';
import { describeRecruit } from './details.ts';
import { NAME, ROW, SLIDE_IN } from './list.ts';

export function isRecruiter(root: Element): boolean {
  return first(root, NAME) !== null;
}

/** Never more than partial: nothing on the page proves who it is on LinkedIn. */
export function readRecruiterProfile(root: Element): LayoutReading {
  const name = nameOfProfile(root);
  if (name === null) return notTheSubject;
  const person = composePerson({
    name: findingOf(text(name), 'heading', 'part-missing'),
    ...describeRecruit(partAround(name)),
  });
  return person.name === null ? { reason: 'field-missing', missing: ['name'] } : { verdict: 'partial', person };
}

function nameOfProfile(root: Element): Element | null {
  const names = all(first(root, SLIDE_IN) ?? root, NAME);
  const [name = null, ...others] = names.length > 1 ? names.filter((one) => !closest(one, ROW)) : names;
  return others.length === 0 ? name : null;
}

function partAround(name: Element): Element {
  let part = name;
  for (let up = parent(part); up && all(up, NAME).length === 1; up = parent(up)) part = up;
  return part;
}
