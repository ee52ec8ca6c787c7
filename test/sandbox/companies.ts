/** An employee as Kaspr's `domainEmployees` knows them: without any LinkedIn id. */
export interface Employee {
  readonly firstName: string;
  readonly lastName: string;
  readonly job: string;
  readonly email: string;
  readonly valid: boolean | null;
  readonly phone?: string;
  readonly location: string;
}

/** An invented company: its LinkedIn page, and what Kaspr knows about its domain. */
export interface Company {
  readonly slug: string;
  readonly id: number;
  readonly name: string;
  readonly domain: string;
  readonly industry: string;
  readonly size: string;
  readonly headquarters: string;
  readonly founded: number;
  readonly about: string;
  /** The number of its headquarters, as Cognism has it. */
  readonly switchboard?: string;
  readonly patterns: readonly { readonly pattern: string; readonly score: number }[];
  readonly employees: readonly Employee[];
}

type Row = readonly [first: string, last: string, job: string, local: string, valid: boolean | null, phone?: string];

function employees(domain: string, location: string, rows: readonly Row[]): Employee[] {
  return rows.map(([firstName, lastName, job, local, valid, phone]) => ({
    firstName,
    lastName,
    job,
    email: `${local}@${domain}`,
    valid,
    ...(phone === undefined ? {} : { phone }),
    location,
  }));
}

export const COMPANIES: readonly Company[] = [
  {
    slug: 'hollowpine-instruments',
    id: 980_101,
    name: 'Hollowpine Instruments',
    domain: 'hollowpine.example',
    industry: 'Measuring and Control Instrument Manufacturing',
    size: '201-500 employees',
    headquarters: 'Fernhollow, Northmark',
    founded: 1974,
    switchboard: '+46101740600',
    about:
      'Scales, gauges and clocks for people who count. Notes at https://blog.hollowpine-notes.example every month.',
    patterns: [
      { pattern: '{first}.{last}@hollowpine.example', score: 0.8312 },
      { pattern: '{f}{last}@hollowpine.example', score: 0.4127 },
      { pattern: '{first}@hollowpine.example', score: 0.0951 },
    ],
    employees: employees('hollowpine.example', 'Fernhollow, Northmark', [
      ['Agnes', 'Thornquist', 'Head of Calibration', 'agnes.thornquist', true, '+46 70 174 06 11'],
      ['Bram', 'Oosterveld', 'Account Manager', 'bram.oosterveld', true],
      ['Chiara', 'Fontebella', 'Product Manager', 'chiara.fontebella', null, '+33 6 39 98 00 31'],
      ['Dáithí', 'Ó Murchadha', 'Field Engineer', 'daithi.omurchadha', true],
      ['Esra', 'Yıldızhan', 'Buyer', 'esra.yildizhan', false, '+44 7700 900311'],
      ['Farid', 'Benhallou', 'Quality Lead', 'farid.benhallou', null],
      ['Greta', 'Lindqvarn', 'Chief Financial Officer', 'greta.lindqvarn', true, '+46 70 174 06 12'],
      ['Hugo', 'Saint-Clairval', 'Technician', 'hugo.saintclairval', null],
    ]),
  },
  {
    slug: 'brightmoor-logistics',
    id: 980_202,
    name: 'Brightmoor Logistics',
    domain: 'brightmoor-logistics.example',
    industry: 'Freight and Package Transportation',
    size: '1,001-5,000 employees',
    headquarters: 'Bristol, England',
    founded: 1989,
    about: 'We move boxes, kindly.',
    patterns: [{ pattern: '{first}.{last}@brightmoor-logistics.example', score: 0.9744 }],
    employees: employees('brightmoor-logistics.example', 'Bristol, England', [
      ['Imogen', 'Harcastle', 'Depot Manager', 'imogen.harcastle', true],
      ['Joost', 'Wildenberg', 'Fleet Planner', 'joost.wildenberg', true, '+44 7700 900322'],
      ['Kwame', 'Asantewa', 'Customs Broker', 'kwame.asantewa', null],
      ['Lotte', 'Brinkhuis', 'HR Partner', 'lotte.brinkhuis', true],
      ['Mateus', 'Carvalhal', 'Driver Trainer', 'mateus.carvalhal', null, '+44 7700 900323'],
      ['Noor', 'El-Fassi', 'Data Analyst', 'noor.elfassi', true],
    ]),
  },
  {
    slug: 'tidewright-software',
    id: 980_303,
    name: 'Tidewright Software, Inc.',
    domain: 'tidewright.example',
    industry: 'Software Development',
    size: '51-200 employees',
    headquarters: 'Accra, Ghana',
    founded: 2011,
    about: 'Forecasts for harbours.',
    patterns: [
      { pattern: '{first}@tidewright.example', score: 0.5219 },
      { pattern: '{f}.{last}@tidewright.example', score: 0.5107 },
    ],
    employees: employees('tidewright.example', 'Accra, Ghana', [
      ['Olu', 'Adeyinka-Stone', 'Designer', 'olu', true],
      ['Petra', 'Vlčková', 'Staff Engineer', 'petra', true, '+1 202 555 0171'],
      ['Quentin', 'd’Aubrac', 'Support Lead', 'q.daubrac', null],
      ['Rania', 'Khalfaoui', 'Account Executive', 'rania', true],
      ['Søren', 'Bækgaard', 'Site Reliability Engineer', 's.baekgaard', true],
      ['Tamsin', 'Quillfeather', 'Office Manager', 'tamsin', false, '+44 7700 900344'],
    ]),
  },
  {
    slug: 'kestrel-and-finch',
    id: 980_404,
    name: 'Kestrel & Finch',
    domain: 'kestrelfinch.example',
    industry: 'Staffing and Recruiting',
    size: '11-50 employees',
    headquarters: 'Berlin, Deutschland',
    founded: 2019,
    about: 'Two birds, many hires.',
    // Kaspr knows the firm's people but has no pattern: an empty list, not charged.
    patterns: [],
    employees: employees('kestrelfinch.example', 'Berlin, Deutschland', [
      ['Ulla', 'Steinhäger', 'Recruiter', 'ulla.steinhaeger', null],
      ['Viggo', 'Nordahl-Moe', 'Partner', 'viggo', true, '+49 30 23125 077'],
    ]),
  },
];
