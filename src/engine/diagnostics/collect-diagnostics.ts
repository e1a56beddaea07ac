// Collects what the Diagnostics page shows. Nothing in it can identify anybody, because nothing that could is ever stored.

import { refusalOf } from '../../domain/diagnostics/refusal';
import { kinds } from '../../domain/observations/kinds';
import type { Observation } from '../../domain/observations/observation';
import { storedExtent } from '../../storage/extent';
import type { SegmentCodec } from '../../storage/segments';
import { createSetAsideStore } from '../../storage/set-aside';
import { createUsageHistory } from '../../storage/usage-history';
import type { Diagnostics, LastBody, PermissionLine, StorageReport } from '../ports/app-ports';
import type { KeyValues } from '../state/key-values';
import type { OwnStorage } from '../state/own-storage';
import { damagedNames } from './damaged-values';

export interface DiagnosticsDeps {
  readonly storage: Pick<OwnStorage, 'observations' | 'drift' | 'database'> & { readonly codec: SegmentCodec };
  /** The plain values of this origin. */
  readonly values: Pick<KeyValues, 'get'>;
  /** Whether the storage works, by the last snapshot. */
  readonly storageState: () => Promise<StorageReport['state']>;
  readonly persisted: () => Promise<boolean | null>;
  readonly persistAsked?: () => Promise<StorageReport['persistAsked']>;
  readonly estimate: () => Promise<{ readonly usage?: number; readonly quota?: number }>;
  readonly permissions: () => Promise<readonly PermissionLine[]>;
  readonly versions: Diagnostics['versions'];
}

/** Collects everything at once. A part that cannot be read is empty; the others are collected all the same. */
export async function collectDiagnostics(deps: DiagnosticsDeps): Promise<Diagnostics> {
  const [drift, bodies, storage, permissions] = await Promise.all([
    deps.storage.drift.all().catch(() => []),
    lastBodies(deps.storage.observations).catch(() => []),
    storageReport(deps),
    deps.permissions().catch(() => []),
  ]);
  return {
    drift: drift.flatMap(({ reason, count, lastAt }) =>
      refusalOf(reason) === null ? [{ at: lastAt, path: reason, count }] : [],
    ),
    refused: drift.flatMap(({ reason, count, lastAt }) => {
      const refusal = refusalOf(reason);
      return refusal === null ? [] : [{ at: lastAt, refusal, count }];
    }),
    bodies,
    storage,
    permissions,
    versions: deps.versions,
  };
}

async function storageReport(deps: DiagnosticsDeps): Promise<StorageReport> {
  const { storage, values, storageState, persisted, persistAsked, estimate } = deps;
  const [state, persistent, { usage, quota }, extent, damaged, setAside, asked] = await Promise.all([
    storageState().catch(() => 'broken' as const),
    persisted().catch(() => null),
    estimate().catch(() => ({ usage: undefined, quota: undefined })),
    storedExtent(storage.database, createUsageHistory(storage.database, storage.codec)).catch(() => ({
      observations: null,
      oldestAt: null,
    })),
    damagedNames(values, storage.database).catch(() => []),
    createSetAsideStore(storage.database)
      .count()
      .catch(() => 0),
    persistAsked?.().catch(() => undefined),
  ]);
  return {
    state,
    persistent,
    ...(asked !== undefined && { persistAsked: asked }),
    usedBytes: usage ?? null,
    quotaBytes: quota ?? null,
    ...extent,
    damaged,
    ...(setAside > 0 && { setAside }),
  };
}

/** The newest observation of every account and kind, newest first. */
async function lastBodies({ accounts, latest }: DiagnosticsDeps['storage']['observations']): Promise<LastBody[]> {
  const keys = await accounts();
  const found = await Promise.all(keys.flatMap((key) => kinds.map((kind) => latest(key, kind))));
  return found.flatMap((observation) => (observation ? [bodyOf(observation)] : [])).sort((a, b) => b.at - a.at);
}

function bodyOf({ kind, at, source, facts }: Observation): LastBody {
  return { kind, at, source, fields: fieldsOf(facts, ''), dropped: [] };
}

/** Hashes and descriptions are withheld. Numbers, dates and the server's own short words are shown. */
const withheld = /(^|\.)(key|description)$/;
const maxFields = 200;

/** The fields of a value by path, at most 200. */
function fieldsOf(value: unknown, path: string): LastBody['fields'] {
  if (typeof value === 'object' && value !== null) {
    const inner = Object.entries(value).flatMap(([key, part]) => fieldsOf(part, path === '' ? key : `${path}.${key}`));
    return inner.slice(0, maxFields);
  }
  const shown = withheld.test(path) ? null : String(value);
  return [{ path, type: value === null ? 'null' : typeof value, shown }];
}
