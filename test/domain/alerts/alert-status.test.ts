// What the list of recent alerts shows, whichever version delivered them.
import { describe, expect, it } from 'vitest';
import { alertStatus } from '../../../src/domain/alerts/alert-status';
import { emptyLedger, type LedgerEntry } from '../../../src/domain/alerts/ledger';
import { createDevice, start, windowRow } from '../../support/alert-fixtures';
import { spelled } from '../../support/spelled-alerts';
import { testTranslator } from '../../support/translator';

const entry: LedgerEntry = {
  account: 'a',
  subject: 'codex/18000',
  epoch: start,
  rule: 'use-threshold',
  stage: '90',
  severity: 90,
  state: 'delivered',
  round: 0,
  knownAt: start,
  dueAt: start,
  updatedAt: start,
};
const statusOf = (change: Partial<LedgerEntry>) =>
  alertStatus({ ...emptyLedger, slots: { slot: [{ ...entry, ...change }] } }, 'granted', start);

describe('alertStatus', () => {
  it('keeps of a delivered alert what it says, in no language', () => {
    const device = createDevice();
    device.wake(start, { windows: [windowRow({ usedPercent: 80, observedAt: start })] });
    expect(JSON.stringify(device.ledger)).not.toMatch(/You|% |is /);
    const { recent } = alertStatus(device.ledger, 'granted', start);
    expect(recent.map(spelled)).toEqual([
      {
        title: '5-hour: 80% used',
        body: 'You have 20% left until Mon 2 Nov, 11:30 UTC.',
        why: 'You asked to be told at 75% used. Seen just now.',
      },
    ]);
  });

  it('quotes the sentences of an alert that an older version delivered', () => {
    const told = { at: start, title: '5-hour: 91 % used', body: '9 % is left.', why: 'You asked.', page: '#/bank' };
    const { recent } = statusOf({ told });
    expect(recent.map(spelled)).toEqual([{ title: '5-hour: 91 % used', body: '9 % is left.', why: 'You asked.' }]);
    expect(recent).toMatchObject([{ at: start, page: '#/bank', answered: false }]);
  });

  it.each([
    ['refused', 'The browser did not show the notification. Check that the system allows it to.'],
    ['not-installed', 'The app is not fully installed yet, so it cannot show notifications. Reload it once.'],
    ['As an older version wrote it.', 'As an older version wrote it.'],
    ['toString', 'toString'],
  ])('says why an alert was refused: %s', (reason, sentence) => {
    const { failed } = statusOf({ state: 'planned', failure: { count: 1, at: start, reason } });
    expect(failed.map((alert) => testTranslator().spell(alert.reason))).toEqual([sentence]);
  });
});
