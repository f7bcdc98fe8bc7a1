// Shows progress, one line for each step: animated on a terminal, else printed again every ten seconds.

const SPINNER = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const SPIN_MS = 100;
const HEARTBEAT_MS = 10_000;

/** @typedef {(detail: string) => void} ReportDetail replaces the detail that is shown for the running step */

export class Progress {
  #out;
  /** Ends the line of the current step. */
  #endLine = (/** @type {string} */ _mark) => {};

  /** @param {NodeJS.WriteStream} out */
  constructor(out) {
    this.#out = out;
  }

  /**
   * Runs one step and shows it until it ends or another step starts.
   * @template T
   * @param {string} title
   * @param {(report: ReportDetail) => Promise<T>} work
   * @returns {Promise<T>}
   */
  async step(title, work) {
    const started = Date.now();
    let detail = '';
    const end = this.#show((mark) => {
      const seconds = ((Date.now() - started) / 1000).toFixed(1);
      return `${mark} ${title}  ${seconds} s  ${detail}`.trimEnd();
    });
    try {
      const result = await work((text) => {
        detail = text;
      });
      end('✓');
      return result;
    } catch (error) {
      end('✗');
      throw error;
    }
  }

  /**
   * Prints a line of its own; a step that is running continues below it.
   * @param {string} text
   */
  note(text) {
    this.#out.write(this.#out.isTTY ? `\r\x1b[2K${text}\n` : `${text}\n`);
  }

  /** @param {(mark: string) => string} line */
  #show(line) {
    this.#endLine('✗');
    const out = this.#out;
    const write = out.isTTY
      ? (/** @type {string} */ text) => out.write(`\r\x1b[2K${text.slice(0, out.columns)}`)
      : (/** @type {string} */ text) => out.write(`${text}\n`);
    let turn = 0;
    const live = () => write(line(out.isTTY ? (SPINNER[turn++ % SPINNER.length] ?? '') : '…'));
    live();
    const timer = setInterval(live, out.isTTY ? SPIN_MS : HEARTBEAT_MS);
    let ended = false;
    /** @param {string} mark */
    const end = (mark) => {
      if (ended) return;
      ended = true;
      clearInterval(timer);
      write(line(mark));
      if (out.isTTY) out.write('\n');
    };
    this.#endLine = end;
    return end;
  }
}
