import { once } from 'node:events';
import { connect } from 'node:net';
import type { Playground } from '../../../src/playground/playground.ts';

/** Sends bytes on a new connection, closes it, and returns the whole response. */
export async function raw({ url }: Playground, bytes: string | Uint8Array): Promise<string> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  let answer = '';
  socket.setEncoding('latin1').on('data', (text) => {
    answer += text;
  });
  socket.on('error', () => undefined);
  socket.end(bytes);
  await once(socket, 'close');
  return answer;
}

/** The head of a WebSocket handshake. */
export function upgrade(target: string, headers: Readonly<Record<string, string>>): string {
  const all = {
    connection: 'Upgrade',
    upgrade: 'websocket',
    'sec-websocket-version': '13',
    'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
    ...headers,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `GET ${target} HTTP/1.1\r\n${lines.join('')}\r\n`;
}

/** The status code of a response. */
export function status(answer: string): number {
  return Number(answer.split(' ', 2)[1]);
}
