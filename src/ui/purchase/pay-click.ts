/**
 * Handles the click of a button that pays: not the second click of a double-click. A fast answer puts such a button back before it
 * comes, and it would pay again.
 */
export function payClick(pay: () => void): (event: MouseEvent) => void {
  // How many clicks came in a row; 0 for the keyboard.
  return ({ detail }) => {
    if (detail < 2) pay();
  };
}
