import { cleanName } from '../../src/linkedin/names.ts';
import type { PageReading } from '../../src/model/schemas/people/reading.ts';
import { compareReading } from './compare.ts';
import { evidenceFaults } from './evidence.ts';
import type { Fixture, PopupSays } from './fixture.ts';
import { type Judgement, judge, wrong } from './judgement.ts';
import type { SavedPage, Sidecar } from './sidecar.ts';

/** How a page was read. */
export type Checked = {
  readonly name: string;
  readonly reading: PageReading | null;
  readonly judgements: readonly Judgement[];
  /** How the reasons of a reading are broken; empty for none. */
  readonly faults: readonly string[];
};

/** Shows a page to the installed extension, and compares what it reads, shows and asks with what the page says. */
export function checkPage(fixture: Fixture, saved: SavedPage): Promise<Checked> {
  const { slug } = saved.sidecar.expect;
  return fixture.alone(typeof slug === 'string' ? slug : null, () => check(fixture, saved));
}

async function check(fixture: Fixture, saved: SavedPage): Promise<Checked> {
  const { name, sidecar } = saved;
  try {
    const shown = await fixture.show(saved);
    const [reading, popup] = await Promise.all([
      fixture.read(shown),
      // Its failure is one finding; what was read counts all the same.
      fixture.askPopup(shown, Boolean(sidecar.expect.domain)).catch((error: unknown) => String(error)),
    ]);
    await shown.page.close();
    const said = typeof popup === 'string' ? [wrong('popup', popup)] : comparePopup(popup, reading, sidecar);
    return {
      name,
      reading,
      judgements: [...compareReading(reading, sidecar), ...said],
      faults: evidenceFaults(reading, sidecar),
    };
  } catch (error) {
    return { name, reading: null, judgements: [wrong('page', String(error))], faults: [] };
  }
}

/** Who is shown and asked for: the person of the address if that is certain, else nobody. */
function comparePopup({ heading, domain, asked }: PopupSays, reading: PageReading, sidecar: Sidecar): Judgement[] {
  const { expect, kind, optional = [] } = sidecar;
  if (kind === 'company') return judge('domain', expect.domain, domain || null, optional.includes('domain'));
  const isCertain = reading.shows === 'person' && reading.verdict === 'certain';
  if (!isCertain) return asked === null ? [] : [wrong('asked', JSON.stringify(asked))];
  const name = typeof expect.name === 'string' ? cleanName(expect.name) : null;
  return [
    ...judge('heading', name, heading, true),
    ...(asked?.length === 1 ? [] : [wrong('asked', `expected one request, found ${asked?.length ?? 'no button'}`)]),
    ...judge('asked.id', expect.slug, asked?.[0]?.id, true),
    ...judge('asked.name', name, asked?.[0]?.name, true),
  ];
}
