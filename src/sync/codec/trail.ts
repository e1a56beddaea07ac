// A coarse history for one QR code: windows only, instants to two minutes, percent to a tenth. Two minutes is the tolerance
// within which two boundaries count as the same (`toleranceMs`), so the same events come out.

import type { AccountKey, Observation, UsageFacts } from '../../domain/observations/observation';
import { observationId } from '../../domain/observations/observation-id';
import { type Instant, toleranceMs } from '../../domain/time/instant';
import type { Row } from './columns';

const unitMs = toleranceMs;

/** Usage observations as rows of few small numbers. */
export function toTrail(observations: readonly Observation[], accounts: readonly AccountKey[]): readonly Row[] {
  return observations.flatMap((observation) => {
    if (observation.kind !== 'usage') return [];
    const windows = observation.facts.windows.map(({ limit, seconds, usedPercent, resetsAt }) => ({
      limit,
      seconds,
      used: Math.round(usedPercent * 10) / 10,
      to: Math.round(resetsAt / unitMs),
    }));
    return [{ from: Math.floor(observation.at / unitMs), account: accounts.indexOf(observation.account), windows }];
  });
}

/** Observations from the rows of a trail: windows only, every other fact unknown. Malformed rows are left out. */
export function fromTrail(
  rows: readonly Row[],
  accounts: readonly AccountKey[],
  device: string,
): readonly Observation[] {
  return rows.flatMap((row) => {
    const account = typeof row.account === 'number' ? accounts[row.account] : undefined;
    const windows = Array.isArray(row.windows) ? row.windows.map(toWindow) : [];
    if (!account || typeof row.from !== 'number') return [];
    const at: Instant = row.from * unitMs;
    const facts: UsageFacts = { ...nothingElse, windows };
    const content = { account, device, at, source: 'network' as const, kind: 'usage' as const, facts };
    return [{ id: observationId(content), ...content }];
  });
}

function toWindow(entry: { limit?: unknown; seconds?: unknown; used?: unknown; to?: unknown } | null) {
  return {
    limit: String(entry?.limit),
    seconds: Number(entry?.seconds),
    usedPercent: Number(entry?.used),
    resetsAt: Number(entry?.to) * unitMs,
  };
}

const nothingElse: Omit<UsageFacts, 'windows'> = {
  plan: null,
  gates: [],
  credits: null,
  bankCount: null,
  bankApplicable: null,
  reachedType: null,
  spend: null,
  models: [],
};
