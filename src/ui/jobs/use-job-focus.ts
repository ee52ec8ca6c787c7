import { useEffect, useRef } from 'preact/hooks';

/** The section of a job, which takes the focus when the job has just begun, and when its end takes its buttons away. */
export function useJobFocus(takesFocus: boolean, isOpen: boolean) {
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    if (takesFocus) section.current?.focus();
  }, [takesFocus]);
  // Looked up while the buttons are still there: once they are gone, the focus is nowhere.
  const hadFocus = section.current?.contains(document.activeElement) ?? false;
  useEffect(() => {
    if (!isOpen && hadFocus) section.current?.focus();
  }, [isOpen]);
  return section;
}
