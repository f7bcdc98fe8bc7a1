/** The source of records that were made in Kith itself: a provider without a connector, with one account. */
export const LOCAL_SOURCE = { provider: 'local', accountId: '00000000-0000-8000-8000-000000000000' } as const;
