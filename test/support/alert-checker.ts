// Checks what simulated devices deliver against what really happened: nothing twice, nothing lost that still matters,
// nothing about a window that another still blocks.

import type { LedgerEntry } from '../../src/domain/alerts/ledger';
import { ledgerEntries } from '../../src/domain/alerts/ledger-entries';
import { afterQuiet } from '../../src/domain/alerts/quiet-hours';
import { expirySteps } from '../../src/domain/alerts/rules/reset-lapses';
import { dayMs, type Instant, minuteMs } from '../../src/domain/time/instant';
import type { Known, KnownWindow } from './alert-simulation';
import type { Device } from './simulated-device';

export interface AlertChecker {
  readonly onShow: (entry: LedgerEntry, device: Device) => void;
  /** Call before every run, whether or not it finishes. */
  readonly beforeRun: (device: Device) => void;
  /** Call after a run that finished, and when no alarm is left that is due. Throws where an alert is missing. */
  readonly afterRun: (device: Device) => void;
  /** Two devices exchanged their ledgers: each counts as having delivered what the other did. */
  readonly share: (a: Device, b: Device) => void;
  /** How many alerts all devices delivered. */
  readonly deliveredCount: () => number;
}

export function createAlertChecker(): AlertChecker {
  const deliveredBy = new Map<Device, Set<string>>();
  const blocks = new Map<Device, Known>();
  const unblockedAt = new Map<string, Instant>();
  /** Every block any device read, newest first. */
  const readBlocks: KnownWindow[] = [];
  let count = 0;
  // Errors found while a notification is shown are thrown later: the notifier would count a throw as a refusal.
  const faults: string[] = [];
  const delivered = (device: Device) => {
    const set = deliveredBy.get(device) ?? new Set<string>();
    deliveredBy.set(device, set);
    return set;
  };

  const onShow = (entry: LedgerEntry, device: Device) => {
    const known = device.known;
    if (!known) return void faults.push('an alert about an unknown account');
    const name = nameOf(entry, known, readBlocks);
    if (delivered(device).has(name)) faults.push(`delivered twice: ${name}`);
    delivered(device).add(name);
    count += 1;
    if (isBlocked(entry, known, device.now)) faults.push(`about a blocked window: ${name}`);
  };

  const afterRun = (device: Device) => {
    const { known, now, settings, permission } = device;
    if (faults.length > 0) throw new Error(faults.join('; '));
    if (!known) return;
    const mustHaveDelivered: MustHaveDelivered = (what, names, subject) => {
      if (names.some((name) => delivered(device).has(name)) || isRefused(device, subject)) return;
      throw new Error(`lost: ${what}, none of ${names.join(' or ')} was delivered`);
    };
    if (fullOf(known).length > 0) blocks.set(device, known);
    if (permission === 'denied') return;
    const isQuiet = afterQuiet(now, settings.alerts.quiet, 'UTC') > now;
    checkExpiries(device, known, isQuiet, mustHaveDelivered);
    if (isQuiet) return;
    if (settings.alerts.rules['use-threshold']) checkUse(device, known, mustHaveDelivered);
    checkRecovery(device, known, blocks.get(device), unblockedAt, mustHaveDelivered);
  };

  const beforeRun = ({ known }: Device) => {
    if (!known) return;
    readBlocks.unshift(...fullOf(known).filter((full) => !readBlocks.slice(0, 4).includes(full)));
    if (fullOf(known).length === 0) recordUnblocked(known.at);
  };
  const recordUnblocked = (at: Instant) => {
    const earlier = [...blocks.values()].filter((known) => known.at < at).flatMap(fullOf);
    for (const { block } of earlier) if (!unblockedAt.has(block)) unblockedAt.set(block, at);
  };

  return {
    onShow,
    beforeRun,
    afterRun,
    share: (a, b) => {
      const both = [...delivered(a), ...delivered(b)];
      deliveredBy.set(a, new Set(both));
      deliveredBy.set(b, new Set(both));
    },
    deliveredCount: () => count,
  };
}

type MustHaveDelivered = (what: string, names: readonly string[], subject: string) => void;

/** Whether the platform refused an alert of this subject and the next try is still to come. */
function isRefused({ ledger, now }: Device, subject: string): boolean {
  return ledgerEntries(ledger()).some(
    (entry) => entry.subject === subject && entry.failure && now < entry.failure.at + 150 * minuteMs,
  );
}

function checkExpiries(
  { now, settings }: Device,
  known: Known,
  isQuiet: boolean,
  mustHaveDelivered: MustHaveDelivered,
): void {
  for (const { key, expiresAt } of known.resets) {
    const steps = expirySteps(expiresAt, settings.alerts.useByLeadMs);
    const due = steps.findLastIndex(({ dueAt, stage }) => dueAt <= now && (!isQuiet || stage.startsWith('use-by')));
    if (due < 0 || expiresAt <= now) continue;
    const names = steps.slice(due).map(({ stage }) => `reset:${key} reset-lapses ${stage}`);
    mustHaveDelivered('an expiry', names, `reset:${key}`);
  }
}

function checkUse({ now, settings }: Device, known: Known, mustHaveDelivered: MustHaveDelivered): void {
  for (const window of known.windows) {
    const top = settings.alerts.thresholds.findLast((step) => window.usedPercent >= step);
    if (top === undefined || window.endsAt <= now || outlasted(window, known)) continue;
    const names = settings.alerts.thresholds.filter((step) => step >= top).map((step) => nameOfUse(window, `${step}`));
    mustHaveDelivered('use', names, subjectOf(window));
  }
}

function checkRecovery(
  { now }: Device,
  known: Known,
  lastBlock: Known | undefined,
  unblockedAt: ReadonlyMap<string, Instant>,
  mustHaveDelivered: MustHaveDelivered,
): void {
  const last = fullOf(known).toSorted((a, b) => b.endsAt - a.endsAt)[0];
  if (last) {
    const isRelevant = now >= last.endsAt && now - last.endsAt <= Math.max(dayMs, last.seconds * 1_000);
    if (isRelevant) mustHaveDelivered('a recovery by the clock', recoveredNames(last), subjectOf(last));
    return;
  }
  const full = lastBlock && known.redeemedAt < lastBlock.at ? fullOf(lastBlock) : [];
  // A recovery no longer matters once the next cycle is over as well, or a day after a device read that it was back.
  const awaited = full.filter(
    ({ seconds, block }) =>
      now - (unblockedAt.get(block) ?? 0) <= dayMs &&
      known.windows.some((each) => each.seconds === seconds && each.endsAt > now),
  );
  if (awaited.length > 0)
    mustHaveDelivered('a confirmed recovery', full.flatMap(recoveredNames), subjectOf(awaited[0] as KnownWindow));
}

const fullOf = ({ windows }: Known) => windows.filter(({ usedPercent }) => usedPercent >= 100);

function isBlocked(entry: LedgerEntry, known: Known, now: number): boolean {
  const subject = known.windows.find((window) => subjectOf(window) === entry.subject);
  if (!subject) return false;
  const full = fullOf(known).filter((window) => window !== subject);
  const limit = entry.rule === 'window-recovered' ? now : Math.max(now, subject.endsAt + 2 * minuteMs);
  return full.some(({ endsAt }) => endsAt > limit);
}

function outlasted(window: KnownWindow, known: Known): boolean {
  return known.windows.some((other) => other !== window && other.usedPercent >= 100 && other.endsAt > window.endsAt);
}

/** The alert's name in the simulation's terms: by cycle, block or reset, whatever epoch the ledger gave it. */
function nameOf(entry: LedgerEntry, known: Known, readBlocks: readonly KnownWindow[]): string {
  const { subject, rule, epoch, stage } = entry;
  const window = known.windows.find((each) => subjectOf(each) === subject);
  if (!window) return `${subject} ${rule} ${rule === 'nothing-seen' ? epoch : ''} ${stage}`.replace('  ', ' ');
  if (rule !== 'window-recovered')
    return rule === 'use-threshold' ? nameOfUse(window, stage) : `${subject} ${rule} ${window.cycle} ${stage}`;
  const block = readBlocks.find((each) => subjectOf(each) === subject && Math.abs(each.endsAt - epoch) <= 3 * minuteMs);
  return `${subject} recovered ${block?.block ?? epoch} ${stage}`;
}

const subjectOf = ({ seconds }: KnownWindow) => `codex/${seconds}`;
const nameOfUse = (window: KnownWindow, stage: string) =>
  `${subjectOf(window)} use ${window.cycle} ${stage.split('-')[0]}`;
const recoveredNames = (window: KnownWindow) =>
  ['claimed', 'confirmed'].map((stage) => `${subjectOf(window)} recovered ${window.block} ${stage}`);
