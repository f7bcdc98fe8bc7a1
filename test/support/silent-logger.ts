/** Discards all messages: for clients in tests whose warnings are expected. */
export const silentLogger = { info: () => undefined, warn: () => undefined, error: () => undefined };
