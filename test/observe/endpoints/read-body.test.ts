import { describe, expect, it } from 'vitest';
import type { Kind } from '../../../src/domain/observations/observation';
import { isDrift, isSignedOut, readBody, readText } from '../../../src/observe/endpoints/read-body';
import { payload, payloadNames, readAs, seenAt, testHash } from '../../support/payload';

const kinds: readonly Kind[] = [
  'usage',
  'resets',
  'reset-history',
  'plan-limit-history',
  'daily-usage',
  'credit-usage',
  'balance',
  'referral-offer',
  'referral-rules',
  'invites',
  'auto-top-up',
  'monthly-spend',
  'thread-usage',
];
const names = payloadNames.map((name) => name.replace(/\.json$/, ''));
const context = { at: seenAt, hash: testHash };
const text = (raw: string) => readText({ kind: 'usage', pathAccount: null }, raw, context);

describe('every recorded body through every parser', () => {
  it.each(kinds)('%s throws at none and tells nobody’s name', (kind) => {
    for (const name of names) {
      const read = readAs(kind, payload(name));
      if (!read.ok) continue;
      const told = JSON.stringify([read.value.facts, read.dropped]);
      expect(told, name).not.toMatch(/@|example\.invalid|user-|acct-|group-P|referral-P|usage-P|period-P|ResetCredit_/);
    }
  });
});

describe('a frame of the usage stream', () => {
  const body = payload('usage-2026-09-21-plus-5h-weekly-full');
  const frame = { version: 1, stream_id: 'stream-1', sequence: 7, usage: body };

  it('is read as the body it holds, with whom it names', () => {
    expect(readAs('usage', frame)).toEqual(readAs('usage', body));
  });

  it.each([
    ['no object', { ...frame, usage: 7 }, 'usage: body is not object'],
    ['a frame again', { ...frame, usage: frame }, 'usage: body has no known field'],
  ])('is refused when it holds %s', (_, given, reason) => {
    expect(readAs('usage', given)).toEqual({ ok: false, reason });
  });
});

describe('readText', () => {
  it.each([
    ['a page instead of data', '\n<!DOCTYPE html><html></html>', 'usage: body is HTML, not JSON'],
    ['nothing', ' \n', 'usage: body is empty'],
    ['a cut body', '{"rate_limit":{"allowed":tr', 'usage: body is cut off or not JSON'],
    ['nonsense', '{"rate_limit":oops}', 'usage: body is not JSON'],
    ['a list', '[]', 'usage: body is not object'],
    ['a bare word', '"usage"', 'usage: body is not object'],
    ['null', 'null', 'usage: body is not object'],
    ['too much', `{"plan_type":"${'x'.repeat(1_048_576)}"}`, 'usage: body is larger than 1 MB'],
  ])('refuses %s', (_, raw, reason) => {
    expect(text(raw)).toEqual({ ok: false, reason });
  });

  it('reads a body as it came over the wire', () => {
    const read = text(JSON.stringify(payload('usage-2026-09-21-plus-5h-weekly-full')));
    expect(read.ok && read.value.facts).toMatchObject({ plan: 'plus', bankCount: 1 });
  });

  it('is not harmed by prototype keys or by depth', () => {
    const deep = `{"plan_type":"plus","rate_limit":${'{"primary_window":'.repeat(50_000)}1${'}'.repeat(50_000)}}`;
    expect(text(deep).ok).toBe(true);
    const hostile =
      '{"__proto__":{"plan_type":"pro"},"constructor":1,"plan_type":"plus","model_usage":{"__proto__":{"available":true}}}';
    const read = text(hostile);
    expect(read.ok && read.value.facts).toMatchObject({ plan: 'plus', models: [{ slug: '__proto__' }] });
    expect(({} as Record<string, unknown>).plan_type).toBeUndefined();
  });
});

describe('what is no drift', () => {
  it('an answer that nobody is signed in', () => {
    expect([401, 403, 200, 304, 429, 500].map(isSignedOut)).toEqual([true, false, false, false, false, false]);
  });

  it('an error message is told apart from a body of unknown form', () => {
    const refused = readBody({ kind: 'resets', pathAccount: null }, { detail: 'nope' }, context);
    expect(refused).toEqual({ ok: false, reason: 'resets: body is an error message' });
    expect([isDrift('resets: body is an error message'), isDrift('resets: body has no known field')]).toEqual([
      false,
      true,
    ]);
  });
});

it('names at most fifty parts that were left out', () => {
  const read = readAs('invites', { items: Array.from({ length: 500 }, () => 'x') });
  expect(read.ok && read.dropped.length).toBe(50);
});
