import type { BadgeState } from '../../model/views/badge.ts';

const SVG = 'http://www.w3.org/2000/svg';

const RING = 'M8 1.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13z';
const DISC = 'M8 .5a7.5 7.5 0 1 1 0 15 7.5 7.5 0 0 1 0-15z';
const SQUARE = 'M2.5.5h11q2 0 2 2v11q0 2-2 2h-11q-2 0-2-2v-11q0-2 2-2z';
const DIAMOND = 'M8 .4 15.6 8 8 15.6.4 8z';

const GLYPHS: Record<BadgeState, readonly [ground: string, lines: string]> = {
  none: [RING, 'M8 5v6M5 8h6'],
  email: [DISC, 'M4 5.3h8v5.4H4zM4.3 5.5 8 8.4l3.7-2.9'],
  phone: [DISC, 'M6.2 3.5h3.6v9H6.2zM7.6 10.6h.8'],
  both: [SQUARE, 'M2.6 5.6h6.2v4.8H2.6zM2.9 6l2.8 2 2.8-2M11 3.8h2.5v8.4H11z'],
  nothing: [RING, 'M5 8h6'],
  working: [DISC, 'M4.4 8h.1M8 8h.1M11.5 8h.1'],
  decide: [DIAMOND, 'M8 4.6v4M8 11.1v.1'],
  in: [SQUARE, 'M5 8l2 3 4-6'],
};

export function drawGlyph(state: BadgeState): SVGElement {
  const svg = create('svg', { viewBox: '0 0 16 16', 'aria-hidden': 'true', class: state });
  svg.append(...GLYPHS[state].map((d) => create('path', { d })));
  return svg;
}

function create(name: string, attributes: Record<string, string>): SVGElement {
  const element = Document.prototype.createElementNS.call(document, SVG, name) as SVGElement;
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}
