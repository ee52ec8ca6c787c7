export const LIBRARY_LISTS = ['accounts', 'products', 'reports', 'events', 'properties'] as const;
export type LibraryList = (typeof LIBRARY_LISTS)[number];

/** What KISSmetrics' document names in the models of its accounts, products, reports, … Moments are epoch ms. */
export type LibraryFields = {
  readonly id: string;
  readonly accountId?: string | null;
  readonly productId?: string | null;
  readonly name: string | null;
  readonly displayName?: string | null;
  readonly description?: string | null;
  readonly status?: string | null;
  readonly type?: string | null;
  readonly url?: string | null;
  readonly environment?: string | null;
  readonly timezone?: string | null;
  readonly isVisible?: boolean | null;
  readonly total?: number | null;
  readonly contactName?: string | null;
  readonly contactCountry?: string | null;
  readonly contactPhone?: string | null;
  readonly createdAt?: number | null;
  readonly updatedAt?: number | null;
  readonly firstUsedAt?: number | null;
  readonly lastUsedAt?: number | null;
  readonly firstSentAt?: number | null;
  readonly lastSentAt?: number | null;
};

export type LibraryEntry = {
  readonly id: string;
  /** The name to show; the id where there is none. */
  readonly name: string;
  readonly fields: LibraryFields;
  /** Addresses of the lists that it leads to. */
  readonly lists: Partial<Readonly<Record<LibraryList, string>>>;
  /** Of a report: whether people can be checked against it. */
  readonly canRun: boolean;
  /** Of a property: how a report may head its column, the likeliest first. */
  readonly headings: readonly string[];
};

export type LibraryPage = {
  readonly entries: readonly LibraryEntry[];
  /** Null after the last page. */
  readonly next: string | null;
  readonly total: number | null;
};
