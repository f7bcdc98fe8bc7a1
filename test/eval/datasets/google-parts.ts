/** Parts of a person of Google's People API, left out where there is nothing to tell. */
export function person(parts: Readonly<Record<string, object | undefined>>): object {
  return Object.fromEntries(
    Object.entries(parts).flatMap(([name, part]) => (part === undefined ? [] : [[name, [part]]])),
  );
}

export function part(fields: Readonly<Record<string, string | undefined>>): object | undefined {
  const told = Object.entries(fields).filter(([, value]) => value !== undefined && value !== '');
  return told.length === 0 ? undefined : Object.fromEntries(told);
}

/** A birthday written as YYYYMMDD or YYYY-MM-DD. */
export function birthday(text: string): object | undefined {
  const [, year, month, day] = /^(\d{4})-?(\d\d)-?(\d\d)$/.exec(text) ?? [];
  return year === undefined ? undefined : { date: { year: Number(year), month: Number(month), day: Number(day) } };
}
