/**
 * Which edition of the normalisers makes canonical contacts of payloads. Whoever changes what one of them makes of any payload raises
 * it: then connectors read every account anew and send every contact once. A replay is not enough, because a payload is sent only when
 * the edition of its time saw a difference, so that those in the log may be old in what it did not read.
 */
export const CANONICAL_VERSION = 1;
