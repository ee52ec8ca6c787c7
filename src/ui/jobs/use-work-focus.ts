import { useEffect, useRef } from 'preact/hooks';

/** The section of a bulk run or push, which takes the focus when it has just been begun, and when its end takes its buttons away. */
export function useWorkFocus(takesFocus: boolean, isOpen: boolean) {
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    if (takesFocus) section.current?.focus();
  }, [takesFocus]);
  // With the end its buttons go; the focus that was on one of them would be nowhere.
  const hadFocus = section.current?.contains(document.activeElement) ?? false;
  useEffect(() => {
    if (!isOpen && hadFocus) section.current?.focus();
  }, [isOpen]);
  return section;
}
