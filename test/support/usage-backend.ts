// The usage engine over memory, with session files that are texts.
import type { Observation } from '../../src/domain/observations/observation';
import type { PackedDaySums } from '../../src/domain/usage/packed-day-sums';
import type { WindowEnd } from '../../src/domain/usage/usage-owner';
import type { ReadHooks, ReadRequest } from '../../src/engine/reports/usage-backend';
import { createUsageEngine } from '../../src/engine/reports/usage-engine';
import { createSerializer } from '../../src/engine/state/serialize';
import type { TapeRow } from '../../src/storage/rows';

/** Whether rows can be stored is asked at each write. */
export function memoryUsage({
  ends = [],
  resolve = (account) => account,
  hasRoom = () => true,
  salt = async () => Array.from({ length: 40 }, (_, index) => index),
}: {
  readonly ends?: readonly WindowEnd[];
  readonly resolve?: (account: string) => string;
  readonly hasRoom?: () => boolean;
  readonly salt?: () => Promise<readonly number[]>;
} = {}) {
  const rows = new Map<string, TapeRow>();
  const shared = new Map<string, PackedDaySums>();
  const locked = createSerializer();
  let revision = 0;
  const create = () =>
    createUsageEngine({
      tapes: {
        all: async () => [...rows.values()],
        put: async (changed) => {
          if (!hasRoom()) throw new DOMException('No room.', 'QuotaExceededError');
          for (const row of changed) rows.set(row.file, row);
          revision += 1;
        },
        remove: async (files) => {
          for (const file of files) rows.delete(file);
          revision += 1;
        },
        revision: async () => revision,
      },
      salt,
      locked,
      accounts: async () => ({ ends, resolve }),
      daySums: {
        keep: async (device, _now, sums) => void shared.set(device, sums),
        forget: async () => shared.clear(),
      },
    });
  return { rows, shared, create, engine: create() };
}

export function fileOf(path: string, text: string | Uint8Array, modifiedAt = 1_000): { path: string; file: File } {
  const name = path.split('/').at(-1) ?? '';
  return { path, file: new File([text as BlobPart], name, { lastModified: modifiedAt }) };
}

export function requestFor(
  files: readonly { readonly path: string; readonly file: File }[],
  change: Partial<ReadRequest> = {},
): ReadRequest {
  return { folders: [], files, account: 'mine', device: 'here', keepsBranches: true, ...change };
}

/** Hooks that take every reading, and what they took. */
export function takingHooks(change: Partial<ReadHooks> = {}) {
  const merged: Observation[] = [];
  const hooks: ReadHooks = {
    merge: async (observations) => {
      merged.push(...observations);
      return observations.length;
    },
    progress: () => undefined,
    signal: new AbortController().signal,
    ...change,
  };
  return { hooks, merged };
}
