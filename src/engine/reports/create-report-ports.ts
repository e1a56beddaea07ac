// The Reports page's ports over the usage worker.
import type { ReportPorts } from '../ports/report-ports';
import type { SaveFile } from '../ports/save-file';
import type { KeyValues } from '../state/key-values';
import type { UsageBackend } from './usage-backend';

export interface ReportPortsDeps {
  readonly usage: Pick<UsageBackend, 'ask' | 'add' | 'forget'>;
  readonly values: KeyValues;
  readonly randomBytes: (count: number) => Uint8Array;
  readonly now: () => number;
  readonly save: SaveFile;
  readonly afterChange: () => Promise<void>;
}

const idKey = 'showback-id';

export function createReportPorts({
  usage,
  values,
  randomBytes,
  now,
  save,
  afterChange,
}: ReportPortsDeps): ReportPorts {
  const showbackId = async (): Promise<string> => {
    const known = (await values.get([idKey]))[idKey];
    if (typeof known === 'string') return known;
    const made = Array.from(randomBytes(12), (byte) => byte.toString(16).padStart(2, '0')).join('');
    await values.set({ [idKey]: made });
    return made;
  };
  return {
    ask: usage.ask,
    addSample: usage.add,
    forget: usage.forget,
    save,
    afterChange,
    showbackFile: async (person, rows) => ({
      headroom: 'showback',
      v: 1,
      id: await showbackId(),
      person,
      madeAt: now(),
      rows,
    }),
  };
}
