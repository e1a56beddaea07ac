import { describe, expect, it } from 'vitest';
import { readInto } from '../../../src/observe/session-files/read-session';
import { type CliReading, readCliLine } from '../../../src/observe/session-files/read-session-limits';
import { rawKeys } from '../../../src/observe/session-files/session-keys';
import { createSessionParser } from '../../../src/observe/session-files/session-parser';
import { payload } from '../../support/payload';

const timestamp = '2026-09-09T17:06:59.412Z';
const at = Date.parse('2026-09-09T17:06:59Z');
const weekly = { used_percent: 25.0, window_minutes: 10_080, resets_at: 1789361043 };
const week = { limit: 'codex', seconds: 604_800, usedPercent: 25, resetsAt: 1789361043_000 };

const line = (rate_limits: unknown, more: object = {}) =>
  JSON.stringify({ timestamp, type: 'event_msg', payload: { type: 'token_count', info: null, rate_limits, ...more } });
const windowsOf = (rate_limits: unknown) => readCliLine(line(rate_limits))?.facts.windows;

describe('a line of a session', () => {
  it('gives the snapshot it holds, at its own time', () => {
    expect(readCliLine(line(payload('rollout-2026-09-09-refused-at-25-percent')))).toEqual({
      at,
      facts: {
        plan: 'pro',
        windows: [week],
        gates: [],
        credits: {
          has: false,
          unlimited: false,
          balance: '0',
          overageReached: false,
          localMessages: null,
          cloudMessages: null,
        },
        bankCount: null,
        bankApplicable: null,
        reachedType: null,
        spend: null,
        models: [],
        partial: true,
      },
    });
  });

  it('is no reading when its windows are null, as when the bucket switches', () => {
    const [codex, premium] = payload('rollout-2026-09-09-limit-id-switch') as unknown as [object, object];
    expect(windowsOf(codex)?.[0]?.usedPercent).toBe(36);
    expect(readCliLine(line(premium))).toBeNull();
  });

  it('reads both windows, an extra limit by its name, and one without an id as codex', () => {
    const primary = { used_percent: 7, window_minutes: 300, resets_at: 1789300000 };
    expect(windowsOf({ primary, secondary: weekly })).toEqual([
      { limit: 'codex', seconds: 18_000, usedPercent: 7, resetsAt: 1789300000_000 },
      week,
    ]);
    expect(windowsOf({ limit_id: 'codex_bengalfox', limit_name: 'GPT-5.3-Codex-Spark', primary })).toEqual([
      {
        limit: 'codex_bengalfox',
        name: 'GPT-5.3-Codex-Spark',
        seconds: 18_000,
        usedPercent: 7,
        resetsAt: 1789300000_000,
      },
    ]);
  });

  it('counts seconds to go from the line’s own time', () => {
    expect(windowsOf({ primary: { used_percent: 50, window_minutes: 300, resets_in_seconds: 600 } })).toEqual([
      { limit: 'codex', seconds: 18_000, usedPercent: 50, resetsAt: at + 600_000 },
    ]);
  });

  it('takes the odd minute of old clients for the whole hour', () => {
    const lengths = [299, 300, 10_079, 10_080].map((window_minutes) =>
      windowsOf({ primary: { ...weekly, window_minutes } }),
    );
    expect(lengths.map((windows) => windows?.[0]?.seconds)).toEqual([18_000, 18_000, 604_800, 604_800]);
  });

  it.each([
    ['conversation', JSON.stringify({ timestamp, payload: { type: 'user_message', message: 'my "rate_limits"?' } })],
    [
      'a quoted snapshot',
      JSON.stringify({ timestamp, payload: { type: 'message', rate_limits: { primary: weekly } } }),
    ],
    ['a token count without limits', line(null)],
    ['a line cut off', line({ primary: weekly }).slice(0, -9)],
    ['a line without a time', line({ primary: weekly }).replace(timestamp, 'today')],
    ['a window without a length', line({ primary: { used_percent: 5, resets_at: 1789361043 } })],
    ['nothing', ''],
    ['a list', '["rate_limits"]'],
  ])('%s gives nothing', (_, raw) => {
    expect(readCliLine(raw)).toBeNull();
  });

  it('a window without an end gives its percent, and no reading that could be compared', () => {
    const facts = readCliLine(line({ primary: { used_percent: 5, window_minutes: 300 } }))?.facts;
    expect([facts?.windows, facts?.undated]).toEqual([[], [{ limit: 'codex', seconds: 18_000, usedPercent: 5 }]]);
  });

  it('keeps nothing else of the line', () => {
    const told = JSON.stringify(
      readCliLine(line({ primary: weekly, note: 'secret plan' }, { info: { cwd: '/home/jane' } })),
    );
    expect(told).not.toMatch(/secret|jane/);
  });
});

describe('a session file', () => {
  const file = (text: string, step: number) =>
    new ReadableStream<Uint8Array>({
      start(controller) {
        const bytes = new TextEncoder().encode(text);
        for (let from = 0; from < bytes.length; from += step) controller.enqueue(bytes.slice(from, from + step));
        controller.close();
      },
    });

  async function readingsOf(text: string, step: number): Promise<readonly CliReading[]> {
    const parser = createSessionParser(rawKeys);
    await readInto(parser, file(text, step));
    return parser.done().readings;
  }

  it.each([1, 7, 1_000, 1_000_000])('is read the same in pieces of %i bytes', async (step) => {
    const text = [
      JSON.stringify({ timestamp, type: 'session_meta', payload: { cwd: '/home/jäne/日本' } }),
      line({ primary: weekly }),
      'not json',
      line({ primary: { ...weekly, used_percent: 26 } }),
    ].join('\n');
    expect((await readingsOf(text, step)).map(({ facts }) => facts.windows[0]?.usedPercent)).toEqual([25, 26]);
  });

  it('never takes the end of an endless line for a snapshot', async () => {
    const text = `${'x'.repeat(70_000)}${line({ primary: weekly })}\n${line({ primary: weekly })}\n`;
    expect((await readingsOf(text, 10_000)).length).toBe(1);
  });
});
