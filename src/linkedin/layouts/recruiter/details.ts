import { first, text } from '../../dom.ts';
import { type Findings, findingOf } from '../../person.ts';
import { currentPosition } from './position.ts';

/** Beside the name, in a row or on a profile. Snippet of 2020-21; nothing newer is known. */
const HEADLINE = '[data-test-row-lockup-headline]';
/** The place, below the headline. Snippet of 2020-21. */
const LOCATION = '[data-test-row-lockup-location]';
/** The degree, after a dot. Snippet of 2020-21. */
const DEGREE = '.artdeco-entity-lockup__degree';

export function describeRecruit(scope: Element): Findings {
  return {
    headline: findingOf(text(first(scope, HEADLINE)), 'key'),
    location: findingOf(text(first(scope, LOCATION)), 'key'),
    degree: findingOf(text(first(scope, DEGREE)).replace(/^[·•]\s*/, ''), 'line'),
    ...currentPosition(scope),
  };
}
