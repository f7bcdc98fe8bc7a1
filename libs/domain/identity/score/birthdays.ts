/** Birthdays with their year, of those that `featuresOf` gives. */
export function fullBirthdays(birthdays: readonly string[]): readonly string[] {
  return birthdays.filter((day) => !day.startsWith('--'));
}

/** Both tell full birthdays, and none of one is one of the other. */
export function birthdaysContradict(a: readonly string[], b: readonly string[]): boolean {
  const [days, others] = [fullBirthdays(a), fullBirthdays(b)];
  return days.length > 0 && others.length > 0 && !days.some((day) => others.includes(day));
}
