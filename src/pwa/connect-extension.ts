import { type BridgeMemory, createBridgeClient, type Peer } from '../app/bridge/bridge-client';
import { openBridgeLine } from '../app/bridge/bridge-line';
import type { LoadedRecord } from './record-loader';
import type { PwaSurroundings } from './surroundings';

const memoryKey = 'bridge';
const nothing: BridgeMemory = { have: {}, whole: {} };

/** Follows the extension of this browser, should there be one: takes in what it saw, now and whenever it sees more. */
export function connectExtension(
  { keeper, record }: LoadedRecord,
  surroundings: PwaSurroundings,
  page: Window & typeof globalThis,
  version: string,
  met: (peer: Peer | null) => void,
): void {
  const { values, now } = surroundings;
  const line = openBridgeLine(
    page,
    () => void client.catchUp().catch(() => undefined),
    () => met(null),
  );
  const client = createBridgeClient(
    {
      ask: line.ask,
      load: async () => ({ ...nothing, ...((await values.get([memoryKey]))[memoryKey] as Partial<BridgeMemory>) }),
      save: (memory) => values.set({ [memoryKey]: memory }),
      merge: keeper.merge,
      mergeRecords: (records) => record.registers.merge(records),
      now,
      met,
    },
    version,
  );
}
