// The stream that the bench's server sends.
import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { root } from './project-root';

export const frameCount = 1_000;
const frameEveryMs = 1;

/** Where the bench's server streams. The extension knows the path; on the other host the interceptor ignores it. */
export const streamPath = '/backend-api/wham/usage/stream';

const frame = JSON.parse(readFileSync(`${root}test/payloads/usage-stream-frame-2026-09.json`, 'utf8'));

/** Answers with 1 000 frames, a millisecond apart. Use rises with every tenth, so that equal frames come in runs, as they do. */
export function streamFrames(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  let sent = 0;
  const timer = setInterval(() => {
    response.write(frameText(sent));
    sent += 1;
    if (sent < frameCount) return;
    clearInterval(timer);
    response.end();
  }, frameEveryMs);
  response.on('close', () => clearInterval(timer));
}

function frameText(sequence: number): string {
  const { usage } = frame;
  const window = { ...usage.rate_limit.primary_window, used_percent: Math.floor(sequence / 10) };
  const rate = { ...usage.rate_limit, allowed: true, limit_reached: false, primary_window: window };
  const data = { ...frame, sequence, usage: { ...usage, rate_limit: rate } };
  return `event: usage.snapshot\ndata: ${JSON.stringify(data)}\n\n`;
}
