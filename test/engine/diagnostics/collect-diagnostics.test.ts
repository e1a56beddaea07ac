import { describe, expect, it } from 'vitest';
import type { Observation } from '../../../src/domain/observations/observation';
import { collectDiagnostics, type DiagnosticsDeps } from '../../../src/engine/diagnostics/collect-diagnostics';

const now = Date.UTC(2026, 10, 21, 9);
const resets = {
  kind: 'resets',
  at: now,
  source: 'network',
  account: 'a',
  facts: {
    available: 1,
    resets: [
      { key: 'hash-of-an-id', description: 'Thanks, Jane!', title: 'Full reset', expiresAt: now, status: 'available' },
    ],
  },
} as unknown as Observation;
const usage = { ...resets, kind: 'usage', at: now + 1, facts: { plan: 'plus', windows: [] } } as unknown as Observation;

const fails = () => Promise.reject(new Error('closed'));
const storage = {
  drift: {
    all: async () => [
      { reason: 'usage: plan is not text', count: 3, lastAt: now },
      { reason: 'refused: bytes', count: 56, lastAt: now },
    ],
  },
  observations: {
    accounts: async () => ['a'],
    latest: async (_: string, kind: string) => [resets, usage].find((one) => one.kind === kind) ?? null,
  },
} as unknown as DiagnosticsDeps['storage'];
const deps: DiagnosticsDeps = {
  storage,
  values: { get: async () => ({ damaged: { folds: '{}' } }) },
  storageState: async () => 'open',
  persisted: async () => true,
  estimate: async () => ({ usage: 10, quota: 100 }),
  permissions: async () => [],
  versions: [{ name: 'app', version: '1.2.3' }],
};

describe('collectDiagnostics', () => {
  it('shows the newest body of each kind by field, newest first', async () => {
    const { bodies, drift, versions } = await collectDiagnostics(deps);
    expect(bodies.map(({ kind }) => kind)).toEqual(['usage', 'resets']);
    expect(bodies[0]?.fields).toContainEqual({ path: 'plan', type: 'string', shown: 'plus' });
    expect(drift).toEqual([{ at: now, path: 'usage: plan is not text', count: 3 }]);
    expect(versions).toEqual(deps.versions);
  });

  it('names what was found damaged', async () => {
    const { storage: report } = await collectDiagnostics(deps);
    expect(report.damaged).toEqual(['folds']);
  });

  it('counts what was refused apart from what could not be read', async () => {
    const { refused } = await collectDiagnostics(deps);
    expect(refused).toEqual([{ at: now, refusal: 'bytes', count: 56 }]);
  });

  it('withholds hashes and descriptions, and shows the other fields', async () => {
    const { bodies } = await collectDiagnostics(deps);
    expect(JSON.stringify(bodies)).not.toMatch(/hash-of-an-id|Jane/);
    const fields = bodies[1]?.fields ?? [];
    expect(fields).toContainEqual({ path: 'resets.0.key', type: 'string', shown: null });
    expect(fields).toContainEqual({ path: 'resets.0.title', type: 'string', shown: 'Full reset' });
  });

  it('lists at most two hundred fields of a body', async () => {
    const windows = Array.from({ length: 300 }, () => ({ usedPercent: 1 }));
    const long = { ...usage, facts: { plan: 'plus', windows } } as unknown as Observation;
    const observations = { ...storage.observations, latest: async () => long } as typeof storage.observations;
    const { bodies } = await collectDiagnostics({ ...deps, storage: { ...storage, observations } });
    expect(bodies[0]?.fields).toHaveLength(200);
  });

  it('collects the rest when parts cannot be read', async () => {
    const broken = {
      ...deps,
      storage: { ...storage, drift: { all: fails } } as unknown as DiagnosticsDeps['storage'],
      storageState: fails,
      persisted: fails,
      estimate: fails,
      permissions: fails,
    };
    const { drift, bodies, permissions, storage: report } = await collectDiagnostics(broken);
    expect([drift, permissions, bodies.length]).toEqual([[], [], 2]);
    expect(report).toMatchObject({ state: 'broken', persistent: null, usedBytes: null, quotaBytes: null });
  });
});
