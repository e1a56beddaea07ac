// The Codex CLI's session files are read in the page and stored by the background.

import type { Snapshot } from '../../src/domain/snapshot';
import type { CliPorts } from '../../src/engine/ports/session-file-ports';
import type { UsageBackend } from '../../src/engine/reports/usage-backend';
import { createCliPorts } from '../../src/engine/session-files/cli-ports';
import type { OwnStorage } from '../../src/engine/state/own-storage';
import { folderPicker } from '../../src/pwa/cli-loader';
import { createIndexedDbValues } from '../../src/pwa/indexed-db-values';
import { background } from './background-client';
import { lookAtUsage } from './look-at-usage';

/** The ports of the panel "From the Codex CLI" in the extension. */
export function createExtensionCli(
  { device }: Pick<OwnStorage, 'device'>,
  usage: UsageBackend,
  loadSnapshot: () => Promise<Snapshot | null>,
): CliPorts {
  return createCliPorts({
    // A folder handle cannot be stored as JSON, so it is kept in IndexedDB.
    values: createIndexedDbValues(indexedDB),
    device,
    merge: background.merge,
    pickFolder: folderPicker(window),
    usage,
    keepsBranches: async () => (await loadSnapshot())?.settings.usage?.keepsBranches ?? true,
    now: Date.now,
    afterRead: () => lookAtUsage(usage, loadSnapshot),
  });
}
