import { describe, expect, it, vi } from 'vitest';
import { emptyFold } from '../../../src/domain/fold/fold-state';
import { defaultSettings } from '../../../src/domain/settings';
import type { Snapshot } from '../../../src/domain/snapshot';
import type { ScreenPorts } from '../../../src/engine/ports/screen-ports';
import { accountOf, createScreenStore, outlookOf, settingsOf } from '../../../src/ui/screen/screen-store';
import { storedOutlook } from '../../support/fixtures/stored-outlook';

const known = (key: string) => ({ account: { key, nickname: key, colour: 0 }, state: emptyFold(key).state });

function snapshot(revision: number, current: string | null = 'b'): Snapshot {
  const accounts = [known('a'), known('b'), known('c')];
  return { v: 1, revision, writtenAt: revision, accounts, current, settings: defaultSettings, troubles: [] };
}

function portsOver(
  load: () => Promise<Snapshot | null>,
  storedOutlooks: ScreenPorts['storedOutlooks'] = async () => ({}),
) {
  let tell: (snapshot: Snapshot | null) => void = () => {};
  const ports: Pick<ScreenPorts, 'loadSnapshot' | 'storedOutlooks' | 'onSnapshotChange'> = {
    loadSnapshot: load,
    storedOutlooks,
    onSnapshotChange: (listener) => {
      tell = listener;
      return () => {};
    },
  };
  return { ports: ports as ScreenPorts, tell: (next: Snapshot | null) => tell(next) };
}

describe('createScreenStore', () => {
  it('has the stored view before the first render', async () => {
    const store = await createScreenStore(portsOver(async () => snapshot(4)).ports);
    expect(store.getState().snapshot?.revision).toBe(4);
  });

  it('follows newer views and ignores an older one that arrives late', async () => {
    const { ports, tell } = portsOver(async () => snapshot(4));
    const store = await createScreenStore(ports);
    tell(snapshot(6));
    tell(snapshot(5));
    expect(store.getState().snapshot?.revision).toBe(6);
  });

  it('keeps a view that arrived while the stored one was still being read', async () => {
    const { ports, tell } = portsOver(async () => {
      tell(snapshot(9));
      return snapshot(8);
    });
    expect((await createScreenStore(ports)).getState().snapshot?.revision).toBe(9);
  });

  it('has what was last forecast before the first render, and reads it again with each newer view', async () => {
    const asked: (readonly string[])[] = [];
    const { ports, tell } = portsOver(
      async () => snapshot(4),
      async (accounts) => {
        asked.push(accounts);
        return { b: { ...storedOutlook, forecasts: storedOutlook.forecasts.slice(asked.length - 1) } };
      },
    );
    const store = await createScreenStore(ports);
    expect(outlookOf(store.getState())).toEqual(storedOutlook);
    tell(snapshot(5));
    await vi.waitFor(() => expect(outlookOf(store.getState())?.forecasts).toHaveLength(1));
    expect(asked).toEqual([
      ['a', 'b', 'c'],
      ['a', 'b', 'c'],
    ]);
    store.setState({ chosen: 'a' });
    expect(outlookOf(store.getState())).toBeNull();
  });

  it('shows the view without a forecast where that cannot be read', async () => {
    const store = await createScreenStore(
      portsOver(
        async () => snapshot(4),
        () => Promise.reject(new Error('damaged')),
      ).ports,
    );
    expect([store.getState().snapshot?.revision, outlookOf(store.getState())]).toEqual([4, null]);
  });

  it('tells "cannot be read" from "nothing was ever seen"', async () => {
    const denied = await createScreenStore(portsOver(() => Promise.reject(new Error('denied'))).ports);
    const empty = await createScreenStore(portsOver(async () => null).ports);
    expect([denied.getState().unreadable, empty.getState().unreadable]).toEqual([true, false]);
  });
});

describe('what a screen speaks for', () => {
  const state = { snapshot: snapshot(1), outlooks: {}, unreadable: false, chosen: null, gauge: null };

  it.each([
    ['the account chosen here', { ...state, chosen: 'c' }, 'c'],
    ['else the one seen last', state, 'b'],
    ['else the first', { ...state, snapshot: snapshot(1, null) }, 'a'],
    ['and not one that was forgotten meanwhile', { ...state, chosen: 'gone' }, 'b'],
  ])('is %s', (_, given, key) => {
    expect(accountOf(given)?.account.key).toBe(key);
  });

  it('is nobody before anything was seen', () => {
    expect(accountOf({ ...state, snapshot: null })).toBeNull();
  });

  it('counts as just chosen, before the choice is stored', () => {
    expect(settingsOf({ ...state, gauge: 'used' }).gauge).toBe('used');
    expect(settingsOf({ ...state, snapshot: null }).gauge).toBe('left');
  });
});
