import { useEffect, useRef } from 'preact/hooks';

/** Focuses a job's section when it has just begun, and when its end removes its buttons. */
export function useJobFocus(takesFocus: boolean, isOpen: boolean) {
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    if (takesFocus) section.current?.focus();
  }, [takesFocus]);
  // Read while the buttons are still there: afterwards the focus is lost.
  const hadFocus = section.current?.contains(document.activeElement) ?? false;
  useEffect(() => {
    if (!isOpen && hadFocus) section.current?.focus();
  }, [isOpen]);
  return section;
}
