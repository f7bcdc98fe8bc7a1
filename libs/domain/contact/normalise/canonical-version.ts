/**
 * Which edition of the normalisers makes canonical contacts of payloads. Whoever changes what one of them makes of any payload raises
 * it: then every account is read anew and told to the log once, because the log has the payloads as they were when the edition
 * before last saw a difference in them.
 */
export const CANONICAL_VERSION = 1;
