// A short way to write down what was observed, for tests: hours from a start, percentages, ends.
import type { HeadroomEvent } from '../../src/domain/events/event';
import { advance, foldAll } from '../../src/domain/fold/fold';
import { emptyFold } from '../../src/domain/fold/fold-state';
import type { FoldStep } from '../../src/domain/fold/folder';
import type {
  FactsByKind,
  Kind,
  Observation,
  ObservationOf,
  ResetReading,
  UsageFacts,
  WindowReading,
} from '../../src/domain/observations/observation';
import { observationId } from '../../src/domain/observations/observation-id';
import { hourMs, type Instant } from '../../src/domain/time/instant';

const start: Instant = Date.parse('2026-09-01T00:00:00Z');
export const fiveHour = 18_000;
export const week = 604_800;

/** An instant, hours after the start. */
export function hour(hours: number): Instant {
  return start + Math.round(hours * 3_600) * 1_000;
}

export function observe<K extends Kind>(at: Instant, kind: K, facts: FactsByKind[K], device = 'desk'): Observation {
  const content = { account: 'me', device, at, source: 'network' as const, kind, facts };
  return { ...content, id: observationId(content) } as ObservationOf<Kind> as Observation;
}

const quiet: UsageFacts = {
  plan: 'plus',
  windows: [],
  gates: [{ limit: 'codex', allowed: true, reached: false }],
  credits: null,
  bankCount: null,
  bankApplicable: null,
  reachedType: null,
  spend: null,
  models: [],
};

/** A window: seconds, used, and when it ends (hours after the start). */
export function win(seconds: number, usedPercent: number, endsAt: number, limit = 'codex'): WindowReading {
  return { limit, seconds, usedPercent, resetsAt: hour(endsAt) };
}

export function usage(hours: number, windows: readonly WindowReading[], more: Partial<UsageFacts> = {}): Observation {
  return observe(hour(hours), 'usage', { ...quiet, windows, ...more });
}

/** The weekly window alone: the shortest story. */
export function weekly(hours: number, used: number, endsAt: number, more: Partial<UsageFacts> = {}): Observation {
  return usage(hours, [win(week, used, endsAt)], more);
}

export function reset(key: string, grantedAt: number, expiresAt: number | null, status = 'available'): ResetReading {
  return {
    key,
    status,
    title: 'Full reset',
    description: null,
    grantedAt: hour(grantedAt),
    expiresAt: expiresAt === null ? null : hour(expiresAt),
    redeemedAt: null,
  };
}

export function bank(hours: number, resets: readonly ResetReading[], available: number | null = null): Observation {
  const held = resets.filter(({ status }) => status === 'available').length;
  const facts = { available: available ?? held, resets, totalEarned: null, purchaseOffered: null };
  return observe(hour(hours), 'resets', facts);
}

export function history(
  hours: number,
  events: readonly (readonly [key: string, kind: 'granted' | 'used', at: number])[],
): Observation {
  const found = events.map(([key, kind, at]) => ({ key, kind, at: hour(at) }));
  return observe(hour(hours), 'reset-history', {
    events: found,
    from: hour(hours) - 720 * hourMs,
    to: hour(hours),
    complete: true,
  });
}

export function invites(hours: number, byStatus: Readonly<Record<string, number>>): Observation {
  return observe(hour(hours), 'invites', { period: null, byStatus, oldestPendingAt: null, complete: true });
}

/** Events of a whole fold, oldest first. */
export function eventsOf(observations: readonly Observation[]): readonly HeadroomEvent[] {
  return foldAll('me', observations).events;
}

/** "early-reset?" for an unconfirmed one. */
export function typesOf(observations: readonly Observation[]): string[] {
  return eventsOf(observations).map(({ type, confirmed }) => (confirmed ? type : `${type}?`));
}

/** The same, one step at a time, as the shipping code goes. */
export function chain(observations: readonly Observation[]) {
  let fold = emptyFold('me');
  const events = new Map<string, HeadroomEvent>();
  for (const observation of observations) {
    const step: FoldStep = advance(fold, observation);
    if (step.late) throw new Error('late');
    for (const event of step.changed) events.set(event.id, event);
    for (const id of step.removed) events.delete(id);
    fold = step.fold;
  }
  return { fold, events: [...events.values()].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1)) };
}
