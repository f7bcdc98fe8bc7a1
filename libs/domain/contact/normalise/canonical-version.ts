/**
 * The version of the normalisers. A change of what a normaliser makes of any payload must raise it: connectors then read every
 * account again and send every contact once. A replay of the log is not enough: a payload is sent only if the version of its time
 * saw a difference, so the log may have old values of fields that were not read then.
 */
export const CANONICAL_VERSION = 3;
