/**
 * Whether a year of a whole date stands for an unknown one. Apple writes 1604, a leap year before anybody's birthday, with the
 * parameter X-APPLE-OMIT-YEAR; programs that synchronise such a card drop the parameter. Others write 0000.
 */
export function isUnknownYear(year: number): boolean {
  return year === 1604 || year === 0;
}
