import { describe, expect, it } from 'vitest';
import type { AccountView } from '../../../src/domain/accounts/account-view';
import { viewAccount } from '../../../src/domain/accounts/view-account';
import { foldAll } from '../../../src/domain/fold/fold';
import { appBadge, badgeFor } from '../../../src/domain/headline/badge';
import type { Observation } from '../../../src/domain/observations/observation';
import { defaultSettings } from '../../../src/domain/settings';
import { hiddenWindowsOf, silentWindowsOf, withHidden } from '../../../src/domain/windows/hidden-windows';
import { settingsFrom } from '../../../src/engine/state/stored-settings';
import { usageBody } from '../../support/capture';
import { factsOf } from '../../support/payload';
import { testReportTranslator } from '../../support/translator';

const at = '2026-10-05T08:00:00Z';
const now = Date.parse(at);
const week = { limit: 'codex', seconds: 604_800 };
const hours = { limit: 'codex', seconds: 18_000 };

function viewWith(
  used: { readonly short: number; readonly weekly: number },
  hidden: readonly string[],
  allowed = true,
) {
  const body = usageBody(at, [
    { used: used.short, seconds: 18_000, ends: '2026-10-05T11:00:00Z' },
    { used: used.weekly, seconds: 604_800, ends: '2026-10-09T08:00:00Z' },
  ]);
  const { facts } = factsOf('usage', { ...body, rate_limit: { ...body.rate_limit, allowed } }, now);
  const observation = { id: 'x', account: 'a', device: 'd', at: now, source: 'network', kind: 'usage', facts };
  const { state } = foldAll('a', [observation as Observation]).fold;
  return viewAccount(state, now, { hidden });
}

const said = ({ headline }: AccountView) => testReportTranslator().sentences(headline.sentences);

describe('a hidden window', () => {
  const used = { short: 40, weekly: 70 };

  it('is no next limit, and not on the badge', () => {
    const shown = viewWith(used, []);
    expect(said(shown)).toContain('Next limit: Weekly, 30% left');
    expect(badgeFor(shown, now, 'left').text).toBe('30');

    const view = viewWith(used, ['codex/604800']);
    expect(said(view)).toContain('Next limit: 5-hour, 60% left');
    expect(view.headline.by).toEqual(hours);
    expect(badgeFor(view, now, 'left').text).toBe('60');
    expect(appBadge(view, 'left')).toBe(60);
    expect(view.windows.map(({ isHidden }) => isHidden)).toEqual([undefined, true]);
  });

  it('still blocks, and the headline says so', () => {
    const view = viewWith({ short: 40, weekly: 100 }, ['codex/604800'], false);
    expect(view.headline).toMatchObject({ state: 'blocked', by: week });
  });

  it('leaves no limit to name where all are hidden', () => {
    const view = viewWith(used, ['codex/604800', 'codex/18000']);
    expect(view.headline).toEqual({ state: 'free', sentences: [{ key: 'headline.free' }], until: null, by: null });
    expect(badgeFor(view, now, 'left').text).toBe('');
  });
});

describe('the settings', () => {
  const hidden = withHidden(withHidden(defaultSettings, 'a', week, true), 'a', hours, true);

  it('hide a window for one account, and bring it back', () => {
    expect(hiddenWindowsOf(hidden, 'a')).toEqual(['codex/604800', 'codex/18000']);
    expect(hiddenWindowsOf(hidden, 'b')).toEqual([]);
    const back = withHidden(withHidden(hidden, 'a', week, false), 'a', hours, false);
    expect(back.hiddenWindows).toEqual({});
  });

  it('are read again as they were stored, without what is none', () => {
    expect(settingsFrom(JSON.parse(JSON.stringify(hidden))).hiddenWindows).toEqual(hidden.hiddenWindows);
    const bent = { hiddenWindows: { a: ['codex/604800', 7, {}], b: 'all' }, alerts: { hiddenWindows: 'yes' } };
    expect(settingsFrom(bent).hiddenWindows).toEqual({ a: ['codex/604800'], b: [] });
    expect(settingsFrom(bent).alerts.hiddenWindows).toBeUndefined();
  });

  it('silence alerts of hidden windows unless the user wants them', () => {
    expect(silentWindowsOf(hidden, 'a')).toEqual(['codex/604800', 'codex/18000']);
    const alerts = { ...hidden.alerts, hiddenWindows: true };
    expect(silentWindowsOf(settingsFrom({ ...hidden, alerts }), 'a')).toEqual([]);
  });
});
