import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PRESETS } from '../src/crm/mapping/presets.ts';
import { CELLS, titleOf } from './faults/cells.ts';
import { filesBelow } from './files.ts';

// The rules of the repository, kept by a test and not by memory.

/** What LinkedIn's addresses mean: pure, and the same for everybody who reads one. */
const URLS = 'linkedin/urls';
const MESSAGES = ['messages/names', 'messages/send', 'messages/changes'];
/** A page may import the same wherever it is: a room with an html of its own is one. */
const PAGES = filesBelow('src', /^index\.html$/).map((path) => roomOf(path));
const PAGE = ['ui', 'import', 'export', 'model', URLS, 'i18n', 'browser', ...MESSAGES];
const USE_CASE = ['model', 'services', 'email-patterns', URLS];

/** Who may import whom: a room, or single files of it. Layers look down only. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  browser: [],
  i18n: ['browser'],
  model: [],
  linkedin: ['model'],
  'email-patterns': ['model'],
  export: ['model'],
  import: ['model', URLS, 'linkedin/names'],
  services: ['model', URLS],
  jobs: ['model', 'browser'],
  purchasing: [...USE_CASE, 'jobs'],
  crm: [...USE_CASE, 'jobs'],
  signals: USE_CASE,
  'product-check': USE_CASE,
  store: ['model'],
  messages: ['model', 'browser', URLS],
  ui: ['model', 'i18n', 'browser', ...MESSAGES],
  content: ['linkedin', 'messages/names', 'messages/send', 'model', 'i18n', 'browser'],
  ...Object.fromEntries(PAGES.map((room) => [room, PAGE])),
  // The panel is the popup in another frame: the same parts about a tab.
  panel: [...PAGE, 'popup'],
  background: [
    ...['jobs', 'purchasing', 'crm', 'signals', 'product-check', 'email-patterns', 'services', 'store', 'export'],
    ...['messages', 'model', 'i18n', 'browser', URLS],
  ],
};

/** Files side by side in one folder. */
const MAX_FILES = 15;

/** What a reader and a badge need at run time of the model: a list that would otherwise stand twice. */
const CREDENTIALS = 'model/names/credentials';

/** Rooms that may take only types from a room: what is there at run time would come along into their bundle. */
const TYPES_ONLY: readonly (readonly [from: string, to: string])[] = [
  ['linkedin', 'model'],
  ['content', 'model'],
  ...['ui', ...PAGES].map((room) => [room, 'model/schemas'] as const),
];

type Import = { readonly file: string; readonly target: string; readonly isType: boolean };

const files = filesBelow('src', /\.tsx?$/);
const textOf = new Map(files.map((file) => [file, readFileSync(file, 'utf8')]));
const imports = files.flatMap(importsOf);

function importsOf(file: string): Import[] {
  const text = textOf.get(file) ?? '';
  const statements = text.matchAll(
    /^(?:import|export)\s+(type\s+)?([^'";]*?)\s*(?:from\s+)?'([^']+)'(?:\s+with\s+\{[^}]*\})?;?$/gm,
  );
  return [...statements].map(([, type, names = '', target = '']) => {
    const named =
      /\{([^}]*)\}/
        .exec(names)?.[1]
        ?.split(',')
        .map((name) => name.trim())
        .filter(Boolean) ?? [];
    const isType =
      Boolean(type) || (named.length > 0 && !/^\w/.test(names) && named.every((name) => name.startsWith('type ')));
    const path = target.startsWith('.') ? normalize(join(dirname(file), target)).replaceAll('\\', '/') : target;
    return { file, target: path, isType };
  });
}

/** `src/messages/send.ts` is in room `messages`; `src/i18n.ts` is a room of its own. */
function roomOf(path: string): string {
  return /^src\/([^/.]+)/.exec(path)?.[1] ?? '';
}
const within = (path: string, place: string) => path === `src/${place}.ts` || path.startsWith(`src/${place}/`);

describe('rooms', () => {
  it('are all known', () => {
    expect([...new Set(files.map(roomOf))].filter((room) => !(room in MAY_IMPORT))).toEqual([]);
  });

  it('import only what they may', () => {
    const ours = imports.filter(({ target }) => target.startsWith('src/'));
    expect(ours.length).toBeGreaterThan(100);
    const forbidden = ours.filter(({ file, target }) => {
      const room = roomOf(file);
      return room !== roomOf(target) && !MAY_IMPORT[room]?.some((place) => within(target, place));
    });
    expect(forbidden).toEqual([]);
  });

  it.each(TYPES_ONLY)('%s takes only types from %s', (from, to) => {
    const crossing = imports.filter(
      ({ file, target }) => roomOf(file) === from && within(target, to) && !within(target, CREDENTIALS),
    );
    expect(crossing.filter(({ isType }) => !isType)).toEqual([]);
  });

  it('have no cycles, of types neither', () => {
    const next = new Map<string, string[]>();
    for (const { file, target } of imports) {
      if (target.startsWith('src/')) next.set(file, [...(next.get(file) ?? []), target]);
    }
    const cycles: string[] = [];
    const done = new Set<string>();
    const visit = (file: string, way: readonly string[]): void => {
      if (way.includes(file)) cycles.push([...way.slice(way.indexOf(file)), file].join(' → '));
      if (done.has(file) || way.includes(file)) return;
      for (const target of next.get(file) ?? []) visit(target, [...way, file]);
      done.add(file);
    };
    for (const file of files) visit(file, []);
    expect(cycles).toEqual([]);
  });

  it('take each package where it belongs', () => {
    const usersOf = (name: string) => [
      ...new Set(
        imports.filter(({ target }) => target === name || target.startsWith(`${name}/`)).map(({ file }) => file),
      ),
    ];
    // At run time in the background and in pages, which begin with it; content scripts go without.
    const polyfill = 'src/browser/polyfill.ts';
    expect(usersOf('webextension-polyfill').filter((file) => !isTypesOnly(file, 'webextension-polyfill'))).toEqual([
      polyfill,
    ]);
    const entries = files.filter((file) => /^src\/[^/]+\/index\.tsx?$/.test(file));
    expect(entries.map(roomOf).toSorted()).toEqual(['background', ...PAGES].toSorted());
    const first = entries.map((file) => imports.find((one) => one.file === file));
    expect(first.map((one) => one?.target)).toEqual(entries.map(() => polyfill));
    expect(usersOf(polyfill).toSorted()).toEqual(entries.toSorted());
    expect(usersOf('zod')).toEqual(['src/model/schemas/schema.ts']);
    expect(usersOf('idb').filter((file) => roomOf(file) !== 'store')).toEqual([]);
    // Numbers are read and compared by one set of rules, which a popup is too small to carry.
    const numbers = ['src/model/addresses/phone-writing.ts', 'src/model/phone-number.ts'];
    expect(usersOf('libphonenumber-js').toSorted()).toEqual(numbers);
    // 45 kB that only the background may carry: no page and no content script imports `email-patterns`.
    expect(usersOf('email-providers')).toEqual(['src/email-patterns/free-mail.ts']);
    const users = ['import', 'export', 'services'];
    expect(usersOf('papaparse').filter((file) => !users.includes(roomOf(file)))).toEqual([]);
    const withHooks = usersOf('preact').filter((file) => !file.endsWith('.tsx'));
    expect(withHooks.filter((file) => !/\/use-[a-z-]+\.ts$/.test(file))).toEqual([]);
  });
});

function isTypesOnly(file: string, name: string): boolean {
  return imports.filter((one) => one.file === file && one.target === name).every(({ isType }) => isType);
}

describe('selectors', () => {
  const selectors = files
    .filter((file) => roomOf(file) === 'linkedin')
    .flatMap((file) => {
      const lines = (textOf.get(file) ?? '').split('\n');
      return lines.flatMap((line, at) => {
        const [, name, value = ''] =
          /^(?:export )?const ([A-Z_]+) =\s*'(.*)/.exec(`${line}${lines[at + 1]?.trim()}`) ?? [];
        return name && !value.startsWith('http') && /^[.[#:]|^[a-z]+[ .[#:]|^[a-z0-9]+'?;?$/.test(value)
          ? [{ file, name, said: commentAbove(lines, at) }]
          : [];
      });
    });

  /** The documentation that ends on the line before, as one line. */
  function commentAbove(lines: readonly string[], at: number): string {
    if (!lines[at - 1]?.endsWith('*/')) return '';
    const start = lines.slice(0, at).findLastIndex((line) => line.startsWith('/**'));
    return lines.slice(start, at).join(' ');
  }

  it.each(selectors)('$file: $name says what it marks, from where, and when it was last seen', ({ said }) => {
    expect(said).toMatch(/\b20\d\d\b.*\*\/$/);
  });

  it('are found', () => {
    expect(selectors.length).toBeGreaterThan(60);
  });
});

describe('files', () => {
  it('have at most 300 lines, and nine in ten at most 150', () => {
    const lengths = files.map((file) => [file, textOf.get(file)?.split('\n').length ?? 0] as const);
    expect(lengths.filter(([, length]) => length > 300)).toEqual([]);
    const long = lengths.filter(([, length]) => length > 150);
    expect(long.length, long.join('\n')).toBeLessThanOrEqual(files.length / 10);
  });

  it.each(files.filter((file) => /\/index(\.iife)?\.tsx?$/.test(file) && !file.includes('migrations')))(
    'the entry point %s is a table of contents',
    (file) => {
      expect(textOf.get(file)?.split('\n').length).toBeLessThanOrEqual(45);
    },
  );

  it(`are at most ${MAX_FILES} side by side`, () => {
    const counts = new Map<string, number>();
    for (const file of filesBelow('src', /./)) counts.set(dirname(file), (counts.get(dirname(file)) ?? 0) + 1);
    expect([...counts].filter(([, count]) => count > MAX_FILES)).toEqual([]);
  });

  it('have names that say something', () => {
    expect(files.filter((file) => /(utils?|helpers?|common|misc)\b/.test(file))).toEqual([]);
  });

  it.each([
    ['unsafe HTML', /innerHTML|outerHTML|insertAdjacentHTML|document\.write|dangerouslySetInnerHTML/],
    ['code from text', /\beval\(|new Function\(/],
    ['any', /\bas any\b|: any\b|<any>/],
    ['silenced types', /@ts-(ignore|expect-error|nocheck)/],
    ['unfinished work', /\b(TODO|FIXME|XXX)\b/],
    ['web storage, which pages and other scripts read', /\blocalStorage\b|\bsessionStorage\b|storage\.(sync|local)/],
  ])('hold no %s', (_what, pattern) => {
    expect(
      files.filter((file) => pattern.test((textOf.get(file) ?? '').replace(/^\s*(\/\/|\*|\/\*).*$/gm, ''))),
    ).toEqual([]);
  });

  it('call the network in one place, and open a websocket in another', () => {
    expect(
      files.filter((file) => /\bfetch\(|XMLHttpRequest|sendBeacon|new WebSocket/.test(textOf.get(file) ?? '')),
    ).toEqual([
      'src/background/browser/live-signals.ts',
      'src/background/wiring/http-environment.ts',
      'src/services/http/http.ts',
    ]);
  });
});

/** Comments, TSDoc included, per hundred lines that are not blank: of all of `src`. */
const COMMENT_SHARE = { least: 4, most: 7 };
/** Of a single room. `linkedin` needs most: each selector says where it was seen. */
const MAX_SHARE_OF_ROOM = 10;
/** A small room may have as many lines of comments as this, whatever their share. */
const MIN_COMMENTS = 25;
describe('pages', () => {
  it.each(filesBelow('src', /^index\.html$/))('%s links only files that are there', (file) => {
    const links = readFileSync(file, 'utf8').matchAll(/\b(?:href|src)="([^"]+)"/g);
    const paths = [...links].map(([, path = '']) => join(dirname(file), path));
    expect(paths.length).toBeGreaterThan(0);
    expect(paths.filter((path) => !existsSync(path))).toEqual([]);
  });
});

describe('lines', () => {
  const sources = ['src', 'scripts', 'test'].flatMap((folder) => filesBelow(folder, /\.(tsx?|css)$/));
  /** One quoted text, or markup of a page: a break would change it. */
  const isOneText = (line: string) =>
    /^\s*(?:\w+: |\.{3}|return |const \w+ = )?(?:['"`<[]|\{ "|\/(?![/*]))|^\s*(?:it|test|describe)\(|^\w+\{.*\}$/.test(
      line,
    );

  it('have at most 120 columns', () => {
    expect(sources.length).toBeGreaterThan(1000);
    const long = sources.flatMap((file) => {
      const lines = readFileSync(file, 'utf8').split('\n');
      return lines.flatMap((line, at) => (line.length > 120 && !isOneText(line) ? [`${file}:${at + 1}`] : []));
    });
    expect(long).toEqual([]);
  });

  const countComments = (of: readonly string[]) => {
    const lines = of.flatMap((file) => (textOf.get(file) ?? '').split('\n')).filter((line) => line.trim());
    return { comments: lines.filter((line) => /^\s*(?:\/\/|\{?\/\*|\*)/.test(line)).length, lines: lines.length };
  };

  it('are comments in 4 to 7 of 100', () => {
    const { comments, lines } = countComments(files);
    const share = (100 * comments) / lines;
    expect(share).toBeGreaterThanOrEqual(COMMENT_SHARE.least);
    expect(share).toBeLessThanOrEqual(COMMENT_SHARE.most);
  });

  it.each([...new Set(files.map(roomOf))])(`of %s are comments in at most ${MAX_SHARE_OF_ROOM} of 100`, (room) => {
    const { comments, lines } = countComments(files.filter((file) => roomOf(file) === room));
    expect(comments).toBeLessThanOrEqual(Math.max(MIN_COMMENTS, (lines * MAX_SHARE_OF_ROOM) / 100));
  });
});

describe('functions', () => {
  it('that are exported have a caller in src', () => {
    const names = (text: string) => new Set(text.replace(/\/\/.*|\/\*[\s\S]*?\*\//g, '').match(/[\w$]+/g));
    const namesIn = new Map([...textOf].map(([file, text]) => [file, names(text)]));
    const exported = [...textOf].flatMap(([file, text]) =>
      [...text.matchAll(/^export (?:async )?function\*? (\w+)/gm)].map(([, name = '']) => ({ file, name, text })),
    );
    expect(exported.length).toBeGreaterThan(500);
    const uncalled = exported.filter(({ file, name, text }) => {
      const isUsedHere = text.split(new RegExp(`\\b${name}\\b`)).length > 2;
      return !isUsedHere && ![...namesIn].some(([other, found]) => other !== file && found.has(name));
    });
    expect(uncalled.map(({ name }) => name)).toEqual([]);
  });
});

describe('the table of documented calls', () => {
  const rows = readFileSync('src/services/README.md', 'utf8')
    .split('### Each documented call')[1]
    ?.split('\n## ')[0]
    ?.split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| call'));

  it('names functions that are where it says, and the words where a user meets each', () => {
    const english: Record<string, { message: string }> = JSON.parse(
      readFileSync('assets/_locales/en/messages.json', 'utf8'),
    );
    const texts = Object.values(english).map(({ message }) => message);
    expect(rows?.length).toBeGreaterThan(30);
    for (const row of rows ?? []) {
      const [, , middle = '', where = ''] = row.split(/ ?\| ?/);
      let file = '';
      let count = 0;
      for (const [, word = ''] of middle.matchAll(/`([^`]+)`/g)) {
        if (word.endsWith('.ts')) {
          file = `src/services/${word}`;
          continue;
        }
        count += 1;
        expect(textOf.get(file), `${word} in ${file}`).toMatch(new RegExp(`export (async )?function\\*? ${word}\\b`));
      }
      for (const [, quoted = ''] of where.matchAll(/"([^"]+)"/g)) expect(texts, quoted).toContain(quoted);
      if (!middle.startsWith('none')) expect([row, count > 0, where !== '']).toEqual([row, true, true]);
    }
  });
});

describe('the READMEs', () => {
  const READMES = [...filesBelow('src', /^README\.md$/), 'test/README.md', 'README.md'];

  it.each(READMES)('%s names only files that are there', (file) => {
    const text = readFileSync(file, 'utf8');
    const named = [...text.matchAll(/`([\w./-]+\.(?:tsx?|json|html|css))`/g)].map(([, path = '']) => path);
    const there = ['src', 'test', 'scripts', 'assets']
      .flatMap((folder) => filesBelow(folder, /./))
      .map((path) => `/${path}`);
    // A name alone is that of a file to make, or says which one of the folder before it.
    const paths = named.filter((path) => /^(?!dist\/).*\//.test(path));
    expect(paths.filter((path) => !there.some((one) => one.endsWith(`/${path}`)))).toEqual([]);
  });

  it.each(READMES)('%s links only to files that are there, pictures too', (file) => {
    const links = readFileSync(file, 'utf8').matchAll(/\]\(([^)#]+)[^)]*\)|\b(?:src|srcset|href)="([^"#]+)"/g);
    const paths = [...links].flatMap(
      ([, link, tag = '']) => link ?? tag.split(',').map((one) => one.trim().split(' ')[0]),
    );
    const local = paths.filter((path) => path !== undefined && !/^https:/.test(path));
    expect(local.filter((path = '') => !existsSync(join(dirname(file), path)))).toEqual([]);
  });

  it.each(READMES)('%s names only tests that are there', (file) => {
    const commands = readFileSync(file, 'utf8').matchAll(
      /npm run test:(?:faults|pages) -- .*?-t (?:"([^"]+)"|([\w-]+))/g,
    );
    const names = [...CELLS.map(titleOf), ...filesBelow('test/pages', /\.html$/)];
    const asked = [...commands].map(([, quoted = '', word = '']) => quoted || word);
    expect(asked.filter((part) => !names.some((name) => name.includes(part)))).toEqual([]);
  });

  it('show pictures that are small', () => {
    const pictures = filesBelow('scripts/pictures', /./);
    expect(pictures.length).toBeGreaterThan(0);
    expect(pictures.filter((path) => statSync(path).size > 60_000)).toEqual([]);
  });

  it('src/crm/README.md lists the fields of every preset', () => {
    const rows = readFileSync('src/crm/README.md', 'utf8').split('\n');
    for (const { element, fields, searchEmail, ...preset } of Object.values(PRESETS)) {
      const row = rows.find((line) => line.startsWith(`| \`${element}\``)) ?? '';
      const [, , written = '', searched] = row.split('|').map((cell) => cell.trim());
      const fixed = 'fixed' in preset ? Object.keys(preset.fixed) : [];
      const listed = [...written.matchAll(/`([^`]+)`/g)].map(([, name]) => name);
      expect(listed.toSorted()).toEqual([...Object.values(fields), ...fixed].toSorted());
      expect(searched).toBe(`\`${searchEmail}\``);
    }
  });

  it('src/README.md has every room, in its picture and in its table', () => {
    const text = readFileSync('src/README.md', 'utf8');
    const [, picture = ''] = text.split('```');
    const rooms = [...new Set(files.map(roomOf))];
    expect(rooms.filter((room) => !picture.includes(room))).toEqual([]);
    expect(rooms.filter((room) => !new RegExp(`^\\|.*\`${room}(\\.ts)?\``, 'm').test(text))).toEqual([]);
  });

  it('hold every fact that a comment cites', () => {
    const facts = readFileSync('src/services/README.md', 'utf8');
    const cited = files.flatMap((file) => [...(textOf.get(file) ?? '').matchAll(/README\.md ([A-Z]\d+)/g)]);
    expect(cited.length).toBeGreaterThan(20);
    expect(cited.map(([, fact]) => fact).filter((fact) => !facts.includes(`| ${fact} |`))).toEqual([]);
    expect(
      files.filter((file) =>
        /\b(?:design|linkedin|platform|contracts\/\w+)\.md\b|\bcontracts? \d/i.test(textOf.get(file) ?? ''),
      ),
    ).toEqual([]);
  });
});

describe('the repository', () => {
  it('has no download addresses in its lock file', () => {
    expect(readFileSync('package-lock.json', 'utf8')).not.toMatch(/"resolved"|https?:\/\/[^"]*\.tgz/);
  });

  it('has a README whose first screen holds the two commands', () => {
    const first = readFileSync('README.md', 'utf8').split('\n').slice(0, 40).join('\n');
    expect(first).toContain('npm ci && npm start');
    expect(first).toContain('npm ci && npm test');
  });
});
