import type { RowReference } from '../../messages/names.ts';
import { send } from '../../messages/send.ts';

const POINTER_EVENTS = 'pointerdown pointerup mousedown mouseup touchstart touchend click auxclick dblclick dragstart';
const KEY_EVENTS = 'keydown keypress keyup';

/**
 * Opens the popup on the person of a badge that is clicked. A badge stands in LinkedIn's links and rows, and none of
 * their handlers may take the click for theirs: it ends at the window, before it comes down to them.
 * @param personAt the person of the badge that an event is about
 */
export function openOnClick(personAt: (target: EventTarget | null) => RowReference | null, signal: AbortSignal): void {
  const onEvent = (event: Event) => {
    const person = personAt(event.target);
    // What the page itself dispatches is not a click of the user's.
    if (!person || !event.isTrusted) return;
    if (event instanceof KeyboardEvent && event.key !== 'Enter' && event.key !== ' ') return;
    event.stopImmediatePropagation();
    if (/^(?:click|auxclick|dragstart)$/.test(event.type)) event.preventDefault();
    // The second click of a double one would find the popup open, and get a tab instead of it.
    if (event instanceof MouseEvent && event.type === 'click' && event.detail < 2) void send('open-person', person);
  };
  for (const type of `${POINTER_EVENTS} ${KEY_EVENTS}`.split(' ')) {
    // Touches are not prevented, and must not wait for this.
    window.addEventListener(type, onEvent, { capture: true, passive: type.startsWith('touch'), signal });
  }
}
