// What the Diagnostics page shows: nothing in it could name anybody, because nothing that could was ever kept.
import { kinds } from '../../domain/observations/kinds';
import type { Observation } from '../../domain/observations/observation';
import { storedExtent } from '../../storage/extent';
import type { Diagnostics, LastBody, PermissionLine, StorageReport } from '../ports/app-ports';
import type { OwnStorage } from '../state/own-storage';

export interface DiagnosticsDeps {
  readonly record: Pick<OwnStorage, 'observations' | 'drift' | 'database' | 'segments'>;
  /** What is wrong with the storage, as the last view has it; null when nothing is. */
  readonly storageState: () => Promise<StorageReport['state']>;
  readonly persisted: () => Promise<boolean | null>;
  readonly persistAsked?: () => Promise<StorageReport['persistAsked']>;
  readonly estimate: () => Promise<{ readonly usage?: number; readonly quota?: number }>;
  readonly permissions: () => Promise<readonly PermissionLine[]>;
  readonly versions: readonly { readonly name: string; readonly version: string }[];
}

/** Everything in one go; a part that cannot be read is empty and costs no other. */
export async function diagnose(needs: DiagnosticsDeps): Promise<Diagnostics> {
  const [drift, bodies, storage, permissions] = await Promise.all([
    needs.record.drift.all().catch(() => []),
    lastBodies(needs.record.observations).catch(() => []),
    storageReport(needs),
    needs.permissions().catch(() => []),
  ]);
  return {
    drift: drift.map(({ reason, count, lastAt }) => ({ at: lastAt, path: reason, count })),
    bodies,
    storage,
    permissions,
    versions: needs.versions,
  };
}

async function storageReport(needs: DiagnosticsDeps): Promise<StorageReport> {
  const { record, storageState, persisted, persistAsked, estimate } = needs;
  const [state, persistent, { usage, quota }, extent, asked] = await Promise.all([
    storageState().catch(() => 'broken' as const),
    persisted().catch(() => null),
    estimate().catch(() => ({ usage: undefined, quota: undefined })),
    storedExtent(record.database, record.segments).catch(() => ({ observations: null, oldestAt: null })),
    persistAsked?.().catch(() => undefined),
  ]);
  const room = { usedBytes: usage ?? null, quotaBytes: quota ?? null };
  return {
    state,
    persistent,
    ...(asked !== undefined && { persistAsked: asked }),
    ...room,
    ...extent,
  };
}

async function lastBodies({ accounts, latest }: DiagnosticsDeps['record']['observations']): Promise<LastBody[]> {
  const keys = await accounts();
  const found = await Promise.all(keys.flatMap((key) => kinds.map((kind) => latest(key, kind))));
  return found.flatMap((seen) => (seen ? [bodyOf(seen)] : [])).sort((a, b) => b.at - a.at);
}

function bodyOf({ kind, at, source, facts }: Observation): LastBody {
  return { kind, at, source, fields: fieldsOf(facts, ''), dropped: [] };
}

/** Hashes and other people's words are withheld; numbers, dates and the server's own short words are shown. */
const withheld = /(^|\.)(key|description)$/;
const mostFields = 200;

function fieldsOf(value: unknown, path: string): LastBody['fields'] {
  if (typeof value === 'object' && value !== null) {
    const inner = Object.entries(value).flatMap(([key, part]) => fieldsOf(part, path === '' ? key : `${path}.${key}`));
    return inner.slice(0, mostFields);
  }
  const shown = withheld.test(path) ? null : String(value);
  return [{ path, type: value === null ? 'null' : typeof value, shown }];
}
