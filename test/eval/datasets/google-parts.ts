/** Parts of a person of Google's People API, without empty ones. */
export function person(parts: Readonly<Record<string, object | undefined>>): object {
  return Object.fromEntries(
    Object.entries(parts).flatMap(([name, part]) => (part === undefined ? [] : [[name, [part]]])),
  );
}

export function part(fields: Readonly<Record<string, string | undefined>>): object | undefined {
  const filled = Object.entries(fields).filter(([, value]) => value !== undefined && value !== '');
  return filled.length === 0 ? undefined : Object.fromEntries(filled);
}

/** A birthday written as YYYYMMDD or YYYY-MM-DD. */
export function birthday(text: string): object | undefined {
  const [, year, month, day] = /^(\d{4})-?(\d\d)-?(\d\d)$/.exec(text) ?? [];
  return year === undefined ? undefined : { date: { year: Number(year), month: Number(month), day: Number(day) } };
}
