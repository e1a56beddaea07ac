// The whole way from a message of a Codex page into state, with one tab that floods and one that behaves.
import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { tried } from './support/attempts';
import { createBackground, usageBody } from './support/background';

const sixty = Array.from({ length: 60 }, (_, index) => index);

it('sixty forged megabytes of one tab do not keep another tab from being read', async () => {
  tried(sixty.length);
  const background = createBackground();
  const grain = `${'a'.repeat(1_590)}! ${'x'.repeat(20)}`;
  const rules = JSON.stringify({ rules: Array.from({ length: 600 }, () => grain) });
  const flood = sixty.map(() => background.send('/wham/referrals/eligibility_rules', rules, 'flooding'));
  const honest = background.send('/wham/usage', usageBody(41), 'honest');
  const finished: string[] = [];
  await Promise.all([
    ...flood.map((one, index) => one.then(() => void (index < 4 && finished.push('flood')))),
    honest.then(() => void finished.push('honest')),
  ]);
  // Only the body that was being read already came first.
  expect(finished.indexOf('honest')).toBeLessThanOrEqual(1);
  const { accounts } = await background.stateManager.snapshot();
  expect(accounts.flatMap(({ state }) => state.windows.map(({ usedPercent }) => usedPercent))).toContain(41);

  background.pass(6_000);
  await background.send('/wham/referrals/eligibility_rules', rules, 'flooding');
  const rows = await background.refused();
  expect(rows).toEqual([{ reason: 'refused: bytes', count: 57 }]);
});
