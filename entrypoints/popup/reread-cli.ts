import { localValues } from '../../src/browser/extension-storage';
import { createUsageClient, startUsageWorker } from '../../src/engine/reports/usage-client';
import { rereadQuietly } from '../../src/engine/session-files/lazy-cli-ports';
import { loadDevice } from '../../src/engine/state/device';
import { createExtensionCli } from '../app/extension-cli';
import { popupPorts } from './popup-ports';

/** Takes in what the Codex CLI wrote since the last time, where a folder is remembered and may be read unasked. */
export function rereadCli(): Promise<void> {
  const randomBytes = (count: number) => crypto.getRandomValues(new Uint8Array(count));
  const usage = createUsageClient(startUsageWorker);
  const device = () => loadDevice(localValues, randomBytes);
  return rereadQuietly(createExtensionCli({ device }, usage, () => popupPorts.loadSnapshot()));
}
