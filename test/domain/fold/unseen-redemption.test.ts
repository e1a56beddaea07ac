// A reset that was used while nobody looked, and whose windows were read again only after their own end.
import { describe, expect, it } from 'vitest';
import { receiptOf } from '../../../src/domain/bank/receipt';
import type { Observation } from '../../../src/domain/observations/observation';
import { bank, eventsOf, fiveHour, history, hour, reset, usage, week, weekly, win } from '../../support/timeline';

const five = { limit: 'codex', seconds: fiveHour };
const long = { limit: 'codex', seconds: week };
const usedAt = (hours: number, seenAt: number) => history(seenAt, [['a', 'used', hours]]);

function redemptionOf(...observations: Observation[]) {
  const found = eventsOf(observations).filter(({ type }) => type === 'reset-redeemed');
  expect(found).toHaveLength(1);
  return found[0] ?? expect.fail('none');
}

const before = usage(1, [win(fiveHour, 80, 4)]);
const later = usage(10, [win(fiveHour, 3, 14)]);

describe('the receipt of a use nobody saw', () => {
  it.each([
    ['the history first', [before, usedAt(2, 3), later]],
    ['the windows first', [before, later, usedAt(2, 11)]],
  ])('has what was read before it, and says that the end passed: %s', (_, observations) => {
    const event = redemptionOf(...observations);
    expect(event).toMatchObject({ at: hour(2), windows: [], reset: 'a', notes: ['end-passed'] });
    expect(receiptOf(event)).toMatchObject({
      lastRead: [{ window: five, used: 80, resetsAt: hour(4) }],
      nextRead: [],
      endPassed: true,
      windows: [],
      worthGot: null,
    });
    expect(event.evidence).toEqual(expect.arrayContaining([before.id, later.id]));
  });

  it('says nothing of an end that has not passed', () => {
    const receipt = receiptOf(redemptionOf(before, usedAt(2, 3)));
    expect(receipt).toMatchObject({ lastRead: [{ window: five, used: 80 }], nextRead: [], endPassed: false });
  });

  it('has the first cycle since, where the one before was never read', () => {
    const receipt = receiptOf(redemptionOf(weekly(1, 40, 70), weekly(240, 20, 312), usedAt(144, 241)));
    expect(receipt).toMatchObject({
      lastRead: [],
      nextRead: [{ window: long, used: 20, resetsAt: hour(312) }],
      endPassed: false,
    });
  });

  it('has no cycle after which another may have begun and ended', () => {
    const receipt = receiptOf(redemptionOf(weekly(1, 40, 70), weekly(400, 20, 480), usedAt(144, 401)));
    expect(receipt).toMatchObject({ lastRead: [], nextRead: [] });
  });

  it('leaves out limits that no banked reset refills, and windows that had not started', () => {
    const extra = usage(1, [win(fiveHour, 80, 4, 'codex_spark'), win(fiveHour, 0, 6)]);
    const receipt = receiptOf(redemptionOf(extra, usedAt(2, 3)));
    expect(receipt).toMatchObject({ lastRead: [], nextRead: [] });
  });

  it('is the plain receipt once a window is seen that it refilled', () => {
    const held = [usage(1, [win(fiveHour, 80, 4), win(week, 40, 100)]), usedAt(2, 3)];
    const event = redemptionOf(...held, usage(10, [win(fiveHour, 3, 14), win(week, 1, 170)]));
    expect(receiptOf(event)).toMatchObject({ lastRead: [], nextRead: [], endPassed: false });
    expect(receiptOf(event).windows).toMatchObject([{ window: long, usedBefore: 40, usedAfter: 1 }]);
  });

  it('is the same by the list', () => {
    const used = { ...reset('a', -100, 600, 'redeemed'), redeemedAt: hour(2) };
    const event = redemptionOf(bank(0, [reset('a', -100, 600)]), before, later, bank(11, [used]));
    expect(receiptOf(event)).toMatchObject({ lastRead: [{ window: five, used: 80 }], endPassed: true });
  });
});
