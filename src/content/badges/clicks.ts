import type { RowReference } from '../../messages/names.ts';
import { send } from '../../messages/send.ts';

const POINTER_EVENTS = 'pointerdown pointerup mousedown mouseup touchstart touchend click auxclick dblclick dragstart';
const KEY_EVENTS = 'keydown keypress keyup';

/** Captured at the window, so that no handler of the surrounding link sees the click. */
export function openOnClick(personAt: (target: EventTarget | null) => RowReference | null, signal: AbortSignal): void {
  const onEvent = (event: Event) => {
    const person = personAt(event.target);
    // The page may dispatch clicks; only the user's count.
    if (!person || !event.isTrusted) return;
    if (event instanceof KeyboardEvent && event.key !== 'Enter' && event.key !== ' ') return;
    event.stopImmediatePropagation();
    if (/^(?:click|auxclick|dragstart)$/.test(event.type)) event.preventDefault();
    // A double click's second half would find the popup open and open a tab instead.
    if (event instanceof MouseEvent && event.type === 'click' && event.detail < 2) void send('open-person', person);
  };
  for (const type of `${POINTER_EVENTS} ${KEY_EVENTS}`.split(' ')) {
    // Touches aren't prevented, so scrolling needn't wait for this handler.
    window.addEventListener(type, onEvent, { capture: true, passive: type.startsWith('touch'), signal });
  }
}
