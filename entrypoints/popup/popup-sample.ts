import { readerZone } from '../../src/browser/page-clock';
import { createUsageClient, startUsageWorker } from '../../src/engine/reports/usage-client';
import { createSamplePorts } from '../../src/engine/sample/create-sample-ports';
import { background } from '../app/background-client';

/** Takes sample data out of what is stored, with what its session files would say. */
export function removeSample(): Promise<void> {
  const usage = createUsageClient(startUsageWorker);
  return createSamplePorts({ ...background, usage, now: Date.now, zone: readerZone() }).remove();
}
