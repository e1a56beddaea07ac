// What every page of the extension shares: the stored view, and a word to the background, which alone may write.
import { browser } from 'wxt/browser';

import type { AccountKey } from '../domain/observations/observation';
import type { GaugeMode } from '../domain/settings';
import type { Snapshot } from '../domain/snapshot';
import { localValues, onLocalChange } from './extension-storage';
import { createPageClock, readerLocaleAndZone } from './page-clock';

const snapshotKey = 'snapshot';

/** The part of a screen's ports that the popup and the full page have in common. */
export function createExtensionScreen() {
  const loadSnapshot = async () =>
    ((await localValues.get([snapshotKey]))[snapshotKey] as Snapshot | undefined) ?? null;
  return {
    place: readerLocaleAndZone(),
    clock: createPageClock(),
    loadSnapshot,
    onSnapshotChange: (listener: (snapshot: Snapshot | null) => void) =>
      onLocalChange(snapshotKey, (value) => listener((value as Snapshot | undefined) ?? null)),
    setGauge: (gauge: GaugeMode) => sendCommand({ type: 'gauge', gauge }),
    chooseAccount: (account: AccountKey) => sendCommand({ type: 'choose', account }),
  };
}

/** Asks the background to carry out what the user decided. Rejects with its sentence when it could not. */
export async function sendCommand(decision: Readonly<Record<string, unknown>>): Promise<void> {
  const refusal: unknown = await browser.runtime.sendMessage({ type: 'headroom/decided', decision });
  if (typeof refusal === 'string') throw new Error(refusal);
}

/**
 * Hands observations made elsewhere to the background, in portions; returns how many were new. None at all are told too:
 * it is how the background hears of names and settings that were merged beside them.
 */
export async function sendObservations(observations: readonly unknown[]): Promise<number> {
  const portion = 2_000;
  let added = 0;
  for (let from = 0; from === 0 || from < observations.length; from += portion) {
    const message = { type: 'headroom/observations', observations: observations.slice(from, from + portion) };
    const answer: unknown = await browser.runtime.sendMessage(message);
    if (typeof answer !== 'number') throw new Error(typeof answer === 'string' ? answer : notTaken);
    added += answer;
  }
  return added;
}

const notTaken = 'The extension did not answer. Reload this page and try again.';

export async function openTab(url: string): Promise<void> {
  await browser.tabs.create({ url });
}
