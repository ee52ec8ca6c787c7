/**
 * Ignores the second click of a double-click: a fast answer may have put the button back already, and it would pay
 * again.
 */
export function payClick(pay: () => void): (event: MouseEvent) => void {
  // Clicks in a row; 0 for the keyboard.
  return ({ detail }) => {
    if (detail < 2) pay();
  };
}
