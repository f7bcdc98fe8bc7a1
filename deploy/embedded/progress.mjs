// Shows what is going on: one line for each step, alive on a terminal, with a sign of life every ten seconds elsewhere.

const SPINNER = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const SPIN_MS = 100;
const HEARTBEAT_MS = 10_000;

/** @typedef {(detail: string) => void} Say tells how far a step is; replaces what was said before */

export class Progress {
  #out;
  /** Ends the line of the step that is shown. */
  #endLine = (/** @type {string} */ _mark) => {};

  /** @param {NodeJS.WriteStream} out */
  constructor(out) {
    this.#out = out;
  }

  /**
   * Runs one step and shows it from its start to its end, or to the start of another: one at a time is shown.
   * @template T
   * @param {string} title
   * @param {(say: Say) => Promise<T>} work
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
