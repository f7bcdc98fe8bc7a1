/** The log and the database do not match: continuing would skip messages that were never processed. */
export class LogGap extends Error {
  readonly code = 'LOG_GAP';

  constructor(text: string) {
    super(text);
    this.name = 'LogGap';
  }
}
