/** What is hard about it, and two records. */
export type Case = readonly [title: string, a: string, b: string];

/** What is hard about it, the records by letter, and who of them are one person: "ab c" are two persons. */
export type GroupCase = readonly [title: string, records: Readonly<Record<string, string>>, persons: string];
