import type { KafkaLogger } from '../kafka/connection.js';

/** Records log lines. */
export class RecordingLogger implements KafkaLogger {
  readonly lines: { level: 'info' | 'warn' | 'error'; text: string; fields: object }[] = [];

  info(fields: object, text: string): void {
    this.lines.push({ level: 'info', text, fields });
  }

  warn(fields: object, text: string): void {
    this.lines.push({ level: 'warn', text, fields });
  }

  error(fields: object, text: string): void {
    this.lines.push({ level: 'error', text, fields });
  }

  get texts(): string[] {
    return this.lines.map(({ text }) => text);
  }
}
