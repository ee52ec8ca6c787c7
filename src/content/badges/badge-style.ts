/** Width and height of a badge, and its distance to the name (px). */
export const BADGE_SIZE = 18;
export const BADGE_DISTANCE = 3;

/**
 * How a badge's style sheet begins; nothing else tells one of ours, and only a browser can look behind a closed root.
 */
export const STYLE_START = ':host{all:initial!important;';

/**
 * How the host of a badge stands where it is put. `inline`: an empty piece of the name's own line. `block`: an empty
 * box above what the name is in. `flex`: an empty item, which takes away again the gap that the container puts beside
 * it.
 */
export type HostStyle = { readonly as: 'inline' } | { readonly as: 'block' } | { readonly as: 'flex'; gap: string };

const EMPTY_BOX = 'display:block!important;width:0!important;height:0!important;';
const HOSTS = {
  inline: 'display:inline!important;font:inherit!important;line-height:0!important;',
  block: EMPTY_BOX,
  flex: `${EMPTY_BOX}flex:none!important;align-self:flex-start!important;`,
};

/**
 * The style sheet of one badge. Inside a shadow root `!important` is stronger than the page's own. The disc is solid,
 * so that it can be read on any ground, on a picture too.
 */
export function badgeStyle(hostStyle: HostStyle): string {
  const gap = hostStyle.as === 'flex' ? hostStyle.gap : '';
  return `${STYLE_START}position:relative!important;visibility:inherit!important;${HOSTS[hostStyle.as]}${gap}}
button{all:unset;position:absolute;z-index:1;inset-inline-end:${BADGE_DISTANCE}px;top:50%;margin-top:-${BADGE_SIZE / 2}px;width:${BADGE_SIZE}px;height:${BADGE_SIZE}px;border-radius:50%;cursor:pointer;color-scheme:light dark}
button:focus-visible{outline:2px solid light-dark(#0a66c2,#71b7fb);box-shadow:0 0 0 4px light-dark(#fff,#1d2226)}
svg{display:block;overflow:visible;stroke-linecap:round;stroke-linejoin:round;--disc:light-dark(#fff,#1d2226);--line:light-dark(#595959,#d6d9dc)}
path{fill:var(--disc);stroke:var(--line);stroke-width:1.3}
path+path{fill:none}
.working path+path,.decide path+path{stroke-width:2}
.email,.phone,.both,.in{--disc:light-dark(#0b6b4f,#5fd0a5);--line:light-dark(#fff,#06291e)}
.working{--disc:light-dark(#2b5c9e,#8ebcf5);--line:light-dark(#fff,#0b2545)}
.decide{--disc:#f3b62c;--line:#2b2100}
@media(forced-colors:active){svg{--disc:ButtonFace!important;--line:ButtonText!important;forced-color-adjust:none}}`;
}
