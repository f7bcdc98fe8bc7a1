import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { ApiError, bodyOf } from './api-error.js';

/** Requests that Node's HTTP server refuses before there is a request: https://nodejs.org/api/http.html#event-clienterror */
export function answerClientError(error: Error & { readonly code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const answer = refusalOf(error.code);
  const body = JSON.stringify(bodyOf(answer));
  const head = [
    `HTTP/1.1 ${answer.status} ${STATUS_CODES[answer.status]}`,
    'content-type: application/json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    'cache-control: no-store',
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}

function refusalOf(code: string | undefined): ApiError {
  if (code === 'HPE_HEADER_OVERFLOW')
    return new ApiError('HEADERS_TOO_LARGE', 'The address and the headers are longer than 16 KB together.');
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return new ApiError('TOO_SLOW', 'The request did not arrive in time.');
  return new ApiError('INVALID', 'The request is not well-formed HTTP.');
}
