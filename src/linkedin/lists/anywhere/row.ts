import type { ListName } from '../../../model/schemas/people/reading.ts';
import { all, attribute, closest, contains, first, text } from '../../dom.ts';
import { wasHere } from '../visited.ts';
import { isBesideName, type Line, linesIn } from './lines.ts';
import { captionOf, isSame, MARKED, type Member, memberAt, memberLinks, PICTURE } from './people-links.ts';

export type Row = {
  readonly member: Member;
  readonly name: Line;
  readonly own: readonly Element[];
  readonly lines: readonly Line[];
};

/** Pictures beside a name; a `svg` counts only alone in its link. Saved pages, seen 2026-10. */
const PHOTO = 'img, figure, image';
/** Pictures with a caption. Saved pages, seen 2026-10. */
const LABELLED_PICTURE = 'img[alt], [role="img"][aria-label], figure[aria-label], svg[aria-label]';
/** Actions. Saved pages, seen 2026-10. */
const ACTION = 'button, [role="button"]';
/** Text in these isn't about the person, unless the link is theirs. Saved pages, seen 2026-10. */
const CONTROL = 'button, [role="button"], a[href]';
/** The name in Sales Navigator. Seen 2026-08. */
const SALES_NAME = '[data-anonymize="person-name"]';
/** Names in sentences: "**Ada Lovelace** commented on this". Saved pages, seen 2026-10. */
const BOLD = 'strong, b';
const MAX_NAME = 120;
const STREAMS: readonly ListName[] = ['post', 'feed', 'notifications', 'elsewhere'];

/** A lone name may be navigation or a mention. */
export function readRowAround(row: Element, list: ListName): Row | null {
  const [link, ...more] = memberLinks(row);
  const member = link ? memberAt(link) : null;
  if (!link || member === null) return null;
  const own = [link, ...more].filter((other) => leadsTo(member, other));
  const lines = linesIn(row).filter(({ element }) => !isInControl(element, member));
  const pictures = [...own.map(captionOf), ...loosePictures(row)];
  const actions = all(row, ACTION).map((action) => attribute(action, 'aria-label'));
  const name = nameAmong(row, own, lines, pictures, actions);
  if (name === null) return null;
  const isCaptioned = [...pictures, ...actions].some((caption) => isIn(caption, name.text));
  if (own.every(wasHere) && !isCaptioned) return null;
  const found = { member, name, own, lines };
  const isPictured = own.some((one) => first(one, text(one) === '' ? PICTURE : PHOTO));
  const marked = closest(row, MARKED);
  const isFirst = marked !== null && leadsTo(member, memberLinks(marked)[0] ?? link);
  const others = lines.filter((line) => line.element !== name.element && !isBesideName(line.text));
  const signs = {
    isPictured,
    isCaptioned,
    hasLines: others.length > 0,
    hasOwnLines: others.some(({ element }) => own.some((one) => contains(one, element))),
    hasAction: first(row, ACTION) !== null,
  };
  const isProven = marked && !isFirst ? isBesideAnother(signs) : isRow(signs, isFirst, STREAMS.includes(list));
  return isProven ? found : null;
}

type Signs = Readonly<Record<'isPictured' | 'isCaptioned' | 'hasLines' | 'hasOwnLines' | 'hasAction', boolean>>;

/** A marked row also holds commenters and mutual connections, without actions. */
const isBesideAnother = ({ isPictured, isCaptioned, hasLines, hasOwnLines, hasAction }: Signs) =>
  isPictured && (isCaptioned || hasOwnLines || (hasLines && hasAction));

/** A picture or caption and one more sign; else lines in the person's link, or the first place in a marked row. */
function isRow(signs: Signs, isFirst: boolean, isInStream: boolean): boolean {
  const { hasLines, hasOwnLines, hasAction } = signs;
  if (signs.isPictured || signs.isCaptioned) return isFirst || hasLines || hasAction;
  return hasOwnLines || (isFirst && !isInStream && hasLines && hasAction);
}

function leadsTo(member: Member, link: Element): boolean {
  const other = memberAt(link);
  return other !== null && isSame(other, member);
}

function isInControl(element: Element, member: Member): boolean {
  const control = closest(element, CONTROL);
  return control !== null && !leadsTo(member, control);
}

/** Includes pictures in textless links, which may lead to the same person by another id. */
function loosePictures(row: Element): string[] {
  return all(row, LABELLED_PICTURE)
    .filter((picture) => {
      const link = closest(picture, 'a');
      return link === null || text(link) === '';
    })
    .map((picture) => attribute(picture, 'alt') || attribute(picture, 'aria-label'));
}

function nameAmong(
  row: Element,
  own: readonly Element[],
  lines: readonly Line[],
  pictures: readonly string[],
  actions: readonly string[],
): Line | null {
  const named = lines.map(({ element, text }) => ({ element, text: headOf(text) })).filter(({ text }) => isName(text));
  const linked = named.filter(({ element }) => own.some((one) => contains(one, element) || contains(element, one)));
  const bold = all(row, BOLD).map((element) => ({ element, text: text(element) }));
  const anonymized = first(row, SALES_NAME);
  const captions = own.map(captionOf);
  const among = (found: readonly Line[], said: readonly string[]) =>
    found.find((line) => said.some((caption) => isIn(caption, line.text)));
  return (
    (anonymized && { element: anonymized, text: text(anonymized) }) ??
    among(linked, pictures) ??
    among([...named, ...bold.filter((line) => isName(line.text))], captions) ??
    among(linked, actions) ??
    linked.find(({ element }) => !first(closest(element, 'a') ?? element, PHOTO)) ??
    linked[0] ??
    null
  );
}

const headOf = (line: string) => (line.split(/\s[·•]|[·•]\s/u, 1)[0] ?? '').trim();

const isName = (line: string) =>
  line.length <= MAX_NAME && /\p{L}/u.test(line) && !/^[\p{Nd}(（·•]/u.test(line) && !isBesideName(line);

function isIn(caption: string, name: string): boolean {
  for (let at = caption.indexOf(name); at !== -1; at = caption.indexOf(name, at + 1)) {
    const around = `${caption[at - 1] ?? ' '}${caption[at + name.length] ?? ' '}`;
    if (!/[\p{sc=Latn}\p{sc=Cyrl}\p{sc=Grek}\p{Nd}]/u.test(around)) return true;
  }
  return false;
}
