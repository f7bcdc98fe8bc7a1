import { z } from 'zod';

const failure = z.object({ error: z.object({ message: z.string() }) });

/** A client of the control API. */
export class Api {
  #url;
  #key;

  /**
   * @param {string} url
   * @param {string} key
   */
  constructor(url, key) {
    this.#url = url;
    this.#key = key;
  }

  /**
   * @template T
   * @param {string} path
   * @param {z.ZodType<T>} data what the answer holds
   * @returns {Promise<T>}
   * @throws with the API's own message when it answers with an error
   */
  get(path, data) {
    return this.#ask(path, {}, data);
  }

  /**
   * @template T
   * @param {string} path
   * @param {unknown} body
   * @param {z.ZodType<T>} data what the answer holds
   * @returns {Promise<T>}
   * @throws with the API's own message when it answers with an error
   */
  post(path, body, data) {
    const headers = { 'content-type': 'application/json' };
    return this.#ask(path, { method: 'POST', headers, body: JSON.stringify(body) }, data);
  }

  /**
   * @template T
   * @param {string} path
   * @param {{ method?: string, headers?: Record<string, string>, body?: string }} request
   * @param {z.ZodType<T>} data
   * @returns {Promise<T>}
   */
  async #ask(path, request, data) {
    const headers = { ...request.headers, authorization: `Bearer ${this.#key}` };
    const response = await fetch(this.#url + path, { ...request, headers });
    const answer = await response.json();
    if (response.ok) return z.object({ data }).parse(answer).data;
    const message = failure.safeParse(answer).data?.error.message;
    throw new Error(message ?? `${path} answered ${response.status}`);
  }
}

/**
 * Whether the API accepts this key.
 * @param {string} url
 * @param {string} key
 */
export async function isKeyValid(url, key) {
  const response = await fetch(`${url}/persons?limit=1`, { headers: { authorization: `Bearer ${key}` } });
  return response.ok;
}
