// Session files as the CLI writes them: nearly all talk, a count every dozen lines. What is said is made up.
import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';

const start = Date.UTC(2026, 8, 1);
const minuteMs = 60_000;

/** Writes `files` session files of about `bytes` each below `folder`, day by day. Returns how many responses they hold. */
export function writeSessions(folder: string, files: number, bytes: number, random: () => number): number {
  let responses = 0;
  for (let index = 0; index < files; index += 1) {
    const day = String(1 + (index % 28)).padStart(2, '0');
    const inner = join(folder, 'sessions', '2026', '09', day);
    mkdirSync(inner, { recursive: true });
    const name = `rollout-2026-09-${day}T10-00-00-0199a213-81c0-7800-8aa1-${String(index).padStart(12, '0')}.jsonl`;
    responses += writeSession(join(inner, name), index, bytes, random);
  }
  return responses;
}

function writeSession(path: string, index: number, bytes: number, random: () => number): number {
  const file = openSync(path, 'w');
  let [at, written, responses] = [start + index * 60 * minuteMs, 0, 0];
  const total = {
    input_tokens: 0,
    cached_input_tokens: 0,
    output_tokens: 0,
    reasoning_output_tokens: 0,
    total_tokens: 0,
  };
  const write = (type: string, payload: object) => {
    at += 200 + Math.floor(random() * 4_000);
    const line = `${JSON.stringify({ timestamp: new Date(at).toISOString(), type, payload })}\n`;
    written += line.length;
    writeSync(file, line);
  };
  const thread = `0199a213-81c0-7800-8aa1-${String(index).padStart(12, '0')}`;
  write('session_meta', {
    id: thread,
    timestamp: new Date(at).toISOString(),
    cwd: `/home/u/project-${index % 12}`,
    originator: 'codex-tui',
    instructions: 'x'.repeat(22_000),
  });
  let input = 20_000;
  while (written < bytes) {
    write('turn_context', { turn_id: `${thread}-${responses}`, model: 'gpt-5.6-sol', effort: 'high' });
    for (let line = 0; line < 12; line += 1)
      write('response_item', { type: 'message', text: 'talk '.repeat(Math.floor(random() ** 4 * 6_000)) });
    input += Math.floor(random() * 6_000);
    const usage = {
      input_tokens: input,
      cached_input_tokens: Math.floor(input * 0.94),
      output_tokens: Math.floor(random() * 2_500),
      reasoning_output_tokens: Math.floor(random() * 900),
    };
    total.input_tokens += usage.input_tokens;
    total.cached_input_tokens += usage.cached_input_tokens;
    total.output_tokens += usage.output_tokens;
    total.reasoning_output_tokens += usage.reasoning_output_tokens;
    total.total_tokens += usage.input_tokens + usage.output_tokens;
    responses += 1;
    const window = (minutes: number, used: number) => ({
      used_percent: used,
      window_minutes: minutes,
      resets_at: Math.floor(start / 1_000) + 700_000,
    });
    write('event_msg', {
      type: 'token_count',
      info: {
        last_token_usage: { ...usage, total_tokens: usage.input_tokens + usage.output_tokens },
        total_token_usage: total,
      },
      rate_limits: {
        limit_id: 'codex',
        primary: window(300, Math.floor(responses / 4) % 100),
        secondary: window(10_080, Math.floor(responses / 24) % 100),
      },
    });
    if (input > 240_000) input = 30_000;
  }
  closeSync(file);
  return responses;
}
