import type { RowReference } from '../../messages/names.ts';
import type { BadgeView } from '../../model/views/badge.ts';
import { badgeStyle, type HostStyle } from './badge-style.ts';
import { drawGlyph } from './glyphs.ts';
import type { NameBadge } from './words.ts';

/** The page can only see `host`, an empty element without attributes. */
export type Badge = {
  readonly host: HTMLElement;
  readonly say: (person: RowReference, view: BadgeView | null) => void;
  readonly stand: (hostStyle: HostStyle) => void;
  /** Puts the button at a distance from the host (px from its start and top); null for the place beside the line. */
  readonly move: (to: { start: number; top: number } | null) => void;
};

export function createBadge(nameBadge: NameBadge): Badge {
  const host = create('span');
  const root = Element.prototype.attachShadow.call(host, { mode: 'closed' });
  const style = create('style');
  const button = create('button');
  button.setAttribute('type', 'button');
  root.append(style);
  let said = '';

  return {
    host,
    say(person, view) {
      const name = view === null ? '' : nameBadge(person.name, view.words);
      if (view === null) button.remove();
      else if (name !== said) {
        button.setAttribute('aria-label', name);
        button.title = name;
        button.replaceChildren(drawGlyph(view.state));
        root.append(button);
      }
      said = name;
    },
    stand(hostStyle) {
      const css = badgeStyle(hostStyle);
      if (style.textContent !== css) style.textContent = css;
    },
    move(to) {
      button.style.cssText = to ? `inset-inline:${to.start}px auto;top:${to.top}px;margin:0` : '';
    },
  };
}

function create<K extends 'span' | 'style' | 'button'>(name: K): HTMLElementTagNameMap[K] {
  return Document.prototype.createElement.call(document, name) as HTMLElementTagNameMap[K];
}
