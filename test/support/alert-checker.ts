// Judges what devices say against what happened: nothing twice, nothing lost that still mattered, nothing about a window
// that another still blocks.

import type { LedgerEntry } from '../../src/domain/alerts/ledger';
import { ledgerEntries } from '../../src/domain/alerts/ledger-entries';
import { afterQuiet } from '../../src/domain/alerts/quiet-hours';
import { expirySteps } from '../../src/domain/alerts/rules/reset-lapses';
import { dayMs, type Instant, minuteMs } from '../../src/domain/time/instant';
import type { Known, KnownWindow } from './alert-simulation';
import type { Device } from './simulated-device';

export interface Judge {
  readonly onShow: (entry: LedgerEntry, device: Device) => void;
  /** Before every run, whether or not it comes to its end. */
  readonly beforeRun: (device: Device) => void;
  /** After a run that came to its end, and whenever nothing is left to ring. */
  readonly afterRun: (device: Device) => void;
  /** What one device knows, the other now knows too. */
  readonly share: (a: Device, b: Device) => void;
  readonly told: () => number;
}

export function createJudge(): Judge {
  const toldOn = new Map<Device, Set<string>>();
  const walls = new Map<Device, Known>();
  const freedAt = new Map<string, Instant>();
  /** Every wall anybody read, newest first. */
  const read: KnownWindow[] = [];
  let count = 0;
  // What is wrong at the moment of showing is kept for later: the use-case would take a throw for a refusal.
  const faults: string[] = [];
  const told = (device: Device) => {
    const set = toldOn.get(device) ?? new Set<string>();
    toldOn.set(device, set);
    return set;
  };

  const onShow = (entry: LedgerEntry, device: Device) => {
    const known = device.known;
    if (!known) return void faults.push('told of an account nothing is known of');
    const name = nameOf(entry, known, read);
    if (told(device).has(name)) faults.push(`told twice: ${name}`);
    told(device).add(name);
    count += 1;
    if (isBlocked(entry, known, device.now)) faults.push(`told of a blocked window: ${name}`);
  };

  const afterRun = (device: Device) => {
    const { known, now, settings, permission } = device;
    if (faults.length > 0) throw new Error(faults.join('; '));
    if (!known) return;
    const mustHaveTold: MustHaveTold = (what, names, subject) => {
      if (names.some((name) => told(device).has(name)) || isRefused(device, subject)) return;
      throw new Error(`lost: ${what}, of ${names.join(' or ')} nothing was told`);
    };
    if (fullOf(known).length > 0) walls.set(device, known);
    if (permission === 'denied') return;
    const quiet = afterQuiet(now, settings.alerts.quiet, 'UTC') > now;
    judgeLapses(device, known, quiet, mustHaveTold);
    if (quiet) return;
    if (settings.alerts.rules['use-threshold']) judgeUse(device, known, mustHaveTold);
    judgeRecovery(device, known, walls.get(device), freedAt, mustHaveTold);
  };

  const beforeRun = ({ known }: Device) => {
    if (!known) return;
    read.unshift(...fullOf(known).filter((full) => !read.slice(0, 4).includes(full)));
    if (fullOf(known).length === 0) noteFreed(known.at);
  };
  const noteFreed = (at: Instant) => {
    const earlier = [...walls.values()].filter((known) => known.at < at).flatMap(fullOf);
    for (const { wall } of earlier) if (!freedAt.has(wall)) freedAt.set(wall, at);
  };

  return {
    onShow,
    beforeRun,
    afterRun,
    share: (a, b) => {
      const both = [...told(a), ...told(b)];
      toldOn.set(a, new Set(both));
      toldOn.set(b, new Set(both));
    },
    told: () => count,
  };
}

type MustHaveTold = (what: string, names: readonly string[], subject: string) => void;

/** The platform refused; the next try is still to come. */
function isRefused({ ledger, now }: Device, subject: string): boolean {
  return ledgerEntries(ledger()).some(
    (entry) => entry.subject === subject && entry.failure && now < entry.failure.at + 150 * minuteMs,
  );
}

function judgeLapses({ now, settings }: Device, known: Known, quiet: boolean, mustHaveTold: MustHaveTold): void {
  for (const { key, expiresAt } of known.resets) {
    const steps = expirySteps(expiresAt, settings.alerts.useByLeadMs);
    const due = steps.findLastIndex(({ dueAt, stage }) => dueAt <= now && (!quiet || stage.startsWith('use-by')));
    if (due < 0 || expiresAt <= now) continue;
    const names = steps.slice(due).map(({ stage }) => `reset:${key} reset-lapses ${stage}`);
    mustHaveTold('a lapse', names, `reset:${key}`);
  }
}

function judgeUse({ now, settings }: Device, known: Known, mustHaveTold: MustHaveTold): void {
  for (const window of known.windows) {
    const top = settings.alerts.thresholds.findLast((step) => window.usedPercent >= step);
    if (top === undefined || window.endsAt <= now || outlasted(window, known)) continue;
    const names = settings.alerts.thresholds.filter((step) => step >= top).map((step) => nameOfUse(window, `${step}`));
    mustHaveTold('use', names, subjectOf(window));
  }
}

function judgeRecovery(
  { now }: Device,
  known: Known,
  stopped: Known | undefined,
  freedAt: ReadonlyMap<string, Instant>,
  mustHaveTold: MustHaveTold,
): void {
  const last = fullOf(known).toSorted((a, b) => b.endsAt - a.endsAt)[0];
  if (last) {
    const relevant = now >= last.endsAt && now - last.endsAt <= Math.max(dayMs, last.seconds * 1_000);
    if (relevant) mustHaveTold('a recovery by the clock', recoveredNames(last), subjectOf(last));
    return;
  }
  const full = stopped && known.redeemedAt < stopped.at ? fullOf(stopped) : [];
  // Nobody waits for a run once the one that followed is over as well, or a day after somebody saw it was back.
  const awaited = full.filter(
    ({ seconds, wall }) =>
      now - (freedAt.get(wall) ?? 0) <= dayMs &&
      known.windows.some((each) => each.seconds === seconds && each.endsAt > now),
  );
  if (awaited.length > 0)
    mustHaveTold('a confirmed recovery', full.flatMap(recoveredNames), subjectOf(awaited[0] as KnownWindow));
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

/** The alert in the world's terms: by cycle, wall or reset, whatever epoch the ledger gave it. */
function nameOf(entry: LedgerEntry, known: Known, read: readonly KnownWindow[]): string {
  const { subject, rule, epoch, stage } = entry;
  const window = known.windows.find((each) => subjectOf(each) === subject);
  if (!window) return `${subject} ${rule} ${rule === 'nothing-seen' ? epoch : ''} ${stage}`.replace('  ', ' ');
  if (rule !== 'window-recovered')
    return rule === 'use-threshold' ? nameOfUse(window, stage) : `${subject} ${rule} ${window.cycle} ${stage}`;
  const wall = read.find((each) => subjectOf(each) === subject && Math.abs(each.endsAt - epoch) <= 3 * minuteMs);
  return `${subject} recovered ${wall?.wall ?? epoch} ${stage}`;
}

const subjectOf = ({ seconds }: KnownWindow) => `codex/${seconds}`;
const nameOfUse = (window: KnownWindow, stage: string) =>
  `${subjectOf(window)} use ${window.cycle} ${stage.split('-')[0]}`;
const recoveredNames = (window: KnownWindow) =>
  ['claimed', 'confirmed'].map((stage) => `${subjectOf(window)} recovered ${window.wall} ${stage}`);
