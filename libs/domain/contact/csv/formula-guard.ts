/** What spreadsheets begin a formula with, in full width too, as Excel accepts it. Source: OWASP, "CSV Injection". */
const BEGINS_FORMULA = /^[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/;
/** A telephone number, with its extension, or a list of them: it has no function and no reference that could be evaluated. */
const NUMBERS = /^[+-](?:[\d\s().:/+;-]|;ext=|ext)*$/;

/**
 * The cell so that no spreadsheet evaluates it: a space comes before what would begin a formula. The value stays whole, because
 * every value of a card is trimmed: white space at the beginning of a cell is never part of it, and Kith and every other reader that
 * trims gets the value back. An apostrophe, as spreadsheets themselves hide it, would be read as part of the value. Numbers stay as
 * they are.
 */
export function withoutFormula(cell: string): string {
  return BEGINS_FORMULA.test(cell) && !NUMBERS.test(cell) ? ` ${cell}` : cell;
}
