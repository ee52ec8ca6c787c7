import { type LeadlightFirefox, until } from './firefox.ts';

// What Firefox shows and reads out. Only the accessibility tree sees into a closed shadow root; no driver does.

/** One thing as a screen reader has it: its name, and how large it is (px). */
export type Heard = { readonly name: string; readonly width: number; readonly height: number };

const ROLES = { button: 'ROLE_PUSHBUTTON', heading: 'ROLE_HEADING' } as const;

/** Everything of a role in the tab in front, in the order of the page. */
export async function heard(leadlight: LeadlightFirefox, role: keyof typeof ROLES): Promise<Heard[]> {
  return JSON.parse(String(await leadlight.inFirefox(`${listen(role)} JSON.stringify(found.map(describe))`)));
}

/** The names of everything of a role in the tab in front, once they are as wanted. */
export async function namesWhen(
  leadlight: LeadlightFirefox,
  role: keyof typeof ROLES,
  isWanted: (names: string[]) => boolean,
): Promise<string[]> {
  let names: string[] = [];
  const look = async () => {
    // While a page comes or goes there is nothing to listen to.
    const all = await heard(leadlight, role).catch(() => []);
    names = all.map(({ name }) => name);
    return isWanted(names);
  };
  await until(look, `other names than ${role}s now have`).catch((error: Error) => {
    throw new Error(`${error.message}: ${JSON.stringify(names)}`);
  });
  return names;
}

/** Presses a button of the tab in front as a screen reader does; waits for it. */
export async function pressHeard(leadlight: LeadlightFirefox, name: string): Promise<void> {
  await namesWhen(leadlight, 'button', (names) => names.includes(name));
  const isIt = `(one) => one.name === ${JSON.stringify(name)}`;
  await leadlight.inFirefox(`${listen('button')} found.find(${isIt}).doAction(0)`);
}

/** The tabs of Firefox's window, from left to right; one of them is in front. */
export async function tabsOf(leadlight: LeadlightFirefox): Promise<{ url: string; isInFront: boolean }[]> {
  const describe = '({ linkedBrowser, selected }) => ({ url: linkedBrowser.currentURI.spec, isInFront: selected })';
  return JSON.parse(String(await leadlight.inFirefox(`JSON.stringify(gBrowser.tabs.map(${describe}))`)));
}

/** In Firefox's own window: all of a role, as `found`. With `var`, since the window keeps what is declared. */
function listen(role: keyof typeof ROLES): string {
  return `
    var found = [];
    var walk = (one) => {
      if (one.role === Ci.nsIAccessibleRole.${ROLES[role]}) found.push(one);
      for (let child = one.firstChild; child; child = child.nextSibling) walk(child);
    };
    var describe = (one) => {
      const width = {}, height = {};
      one.getBounds({}, {}, width, height);
      return { name: one.name ?? '', width: width.value, height: height.value };
    };
    var service = Cc['@mozilla.org/accessibilityService;1'].getService(Ci.nsIAccessibilityService);
    var root = service.getAccessibleFor(gBrowser.selectedBrowser);
    if (root) walk(root);`;
}
