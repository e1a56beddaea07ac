// The Reports page's ports over the usage worker.
import type { DeviceId } from '../../domain/observations/observation';
import type { Register } from '../../domain/registers/register';
import type { ReportPorts } from '../ports/report-ports';
import type { SaveFile } from '../ports/save-file';
import type { KeyValues } from '../state/key-values';
import { otherDaySums } from './stored-day-sums';
import type { UsageClient } from './usage-client';

export interface ReportPortsDeps {
  readonly usage: Pick<UsageClient, 'known' | 'onKnown' | 'ask' | 'add' | 'forget'>;
  readonly values: KeyValues;
  readonly randomBytes: (count: number) => Uint8Array;
  readonly now: () => number;
  readonly save: SaveFile;
  readonly registers: () => Promise<readonly Register[]>;
  readonly device: () => Promise<{ readonly id: DeviceId }>;
  readonly afterChange: () => Promise<void>;
}

const idKey = 'showback-id';

export function createReportPorts({
  usage,
  values,
  randomBytes,
  now,
  save,
  registers,
  device,
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
    known: usage.known,
    onKnown: usage.onKnown,
    ask: usage.ask,
    otherDevices: async (account) => {
      const [rows, { id }] = await Promise.all([registers(), device()]);
      return otherDaySums(rows, id, account);
    },
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
