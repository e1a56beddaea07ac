import { describe, expect, it } from 'vitest';
import { viewAccount } from '../../../src/domain/accounts/view-account';
import { foldAll } from '../../../src/domain/fold/fold';
import type { Observation } from '../../../src/domain/observations/observation';
import { campaignAt, campaigns, endedCampaignOf } from '../../../src/domain/referral/campaigns';
import { endedProgramme, referralNotes } from '../../../src/domain/referral/referral-notes';
import { bank, hour, observe, reset } from '../../support/timeline';
import { testReportTranslator } from '../../support/translator';

const at = (text: string) => Date.parse(text);

describe('campaigns', () => {
  it('follow one another without overlapping, each with its sources', () => {
    for (const [index, { from, until, sources }] of campaigns.entries()) {
      expect(sources.length).toBeGreaterThan(0);
      expect(until === null || until > from).toBe(true);
      expect(campaigns[index + 1]?.from ?? Number.MAX_VALUE).toBeGreaterThanOrEqual(until ?? from);
    }
  });

  it.each([
    ['2026-06-01T00:00:00Z', undefined],
    ['2026-06-05T00:00:00Z', 'Pilot'],
    ['2026-06-11T00:00:00Z', 'June 2026'],
    ['2026-06-24T23:59:59Z', 'June 2026'],
    ['2026-07-01T00:00:00Z', undefined],
    ['2026-09-01T00:00:00Z', 'Credits'],
  ])('at %s ran %s', (instant, name) => {
    expect(campaignAt(at(instant))?.name).toBe(name);
  });

  it('have ended, or not', () => {
    expect(endedCampaignOf(at('2026-06-20T00:00:00Z'), at('2026-06-24T00:00:00Z'))).toBeNull();
    expect(endedCampaignOf(at('2026-06-20T00:00:00Z'), at('2026-07-01T00:00:00Z'))?.name).toBe('June 2026');
  });
});

describe('notes beside the offer', () => {
  const notes = (now: number, ...observations: Observation[]) => {
    const { state } = foldAll('me', observations).fold;
    const english = testReportTranslator();
    return referralNotes(state, viewAccount(state, now).bank, now).map(english.sentences);
  };
  const over =
    'The June 2026 programme paid a banked reset to both sides for a friend’s first Codex message. It ended Thu 25 Jun, 00:00 UTC.';
  const pendingSince = (hours: number, since: number) =>
    observe(hour(hours), 'invites', {
      period: null,
      byStatus: { pending: 1 },
      oldestPendingAt: hour(since),
      complete: true,
    });

  it('name the programme that is over apart from what matters now', () => {
    const ended = endedProgramme(hour(0)) ?? expect.fail('none');
    expect(testReportTranslator().spell(ended)).toBe(over);
    expect(endedProgramme(at('2026-06-01T00:00:00Z'))).toBeNull();
    expect(notes(hour(0))).toEqual([]);
  });

  it('mind an invitation that has been waiting', () => {
    expect(notes(hour(300), pendingSince(300, 0))[0]).toMatch(
      /^1 invitation is pending, the oldest for 12 d 12 h. It pays for /,
    );
    expect(notes(hour(10), pendingSince(10, 0))).toEqual([]);
  });

  it('say that the offer ended while its reset is still held', () => {
    const granted = (at('2026-06-20T00:00:00Z') - hour(0)) / 3_600_000;
    const held = { ...reset('a', granted, granted + 720), title: 'Thanks for inviting a friend' };
    const seen = bank(granted + 1, [held]);
    const said = 'The June 2026 offer has ended. Your reset expires Mon 20 Jul, 00:00 UTC.';
    expect(notes(at('2026-07-02T00:00:00Z'), seen)[0]).toBe(said);
    expect(notes(at('2026-07-21T00:00:00Z'), seen)).not.toContain(said);
  });
});
