/** An invented article; `about` says how much it is about whom (1…10). */
export interface Article {
  readonly uid: number;
  readonly headline: string;
  readonly subHeadline: string;
  /** HTML, as agencies send it. */
  readonly abstract: string;
  readonly url: string;
  /** dd.MM.yyyy. */
  readonly date: string;
  readonly author: string;
  readonly source: string;
  readonly about: Readonly<Record<string, number>>;
}

export const NEWS: readonly Article[] = [
  {
    uid: 1_296_861,
    headline: 'Hollowpine Instruments opens a second calibration hall in Fernhollow',
    subHeadline: '-- The hall is for scales that weigh less than they measure.',
    abstract: '<p>FERNHOLLOW, Sept. 4, 2025 /PRNewswire/ -- Hollowpine Instruments &amp; partners opened a hall.</p>',
    url: 'https://news.example/hollowpine-opens-hall.html',
    date: '04.09.2025',
    author: 'Hollowpine Instruments',
    source: 'PR Newswire',
    about: { 'Hollowpine Instruments': 9 },
  },
  {
    uid: 1_296_902,
    headline: 'Brightmoor Logistics takes over the fleet of a rival',
    subHeadline: 'Clocks of Hollowpine Instruments are to keep its depots on time.',
    abstract: '<p>Brightmoor Logistics moves boxes, and now the boxes of others.</p>',
    url: 'https://news.example/brightmoor-fleet.html',
    date: '18.10.2025',
    author: 'Imogen Quill',
    source: 'Financial Times',
    about: { 'Brightmoor Logistics': 8, 'Hollowpine Instruments': 3 },
  },
  {
    uid: 1_297_044,
    headline: 'Tidewright Software appoints a chief marketing officer',
    subHeadline: 'Forecasts for harbours get a voice.',
    abstract: '<p>ACCRA -- Tidewright Software, Inc. appoints a chief marketing officer.</p>',
    url: 'https://news.example/tidewright-cmo.html',
    date: '02.11.2025',
    author: 'Tidewright Software, Inc.',
    source: 'PR Newswire',
    about: { 'Tidewright Software, Inc.': 10 },
  },
];

/** dd.MM.yyyy as a text that sorts by time. */
export function sortable(day: string): string {
  return day.split('.').reverse().join('');
}
