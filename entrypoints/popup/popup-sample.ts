import { readerZone } from '../../src/browser/page-clock';
import { createUsageClient, startUsageWorker } from '../../src/engine/reports/usage-client';
import { createSamplePorts } from '../../src/engine/sample/create-sample-ports';
import { background } from '../app/background-client';

/** Removes the sample data from storage, including the use that its session files stand for. */
export function removeSample(): Promise<void> {
  const usage = createUsageClient(startUsageWorker);
  return createSamplePorts({ ...background, usage, now: Date.now, zone: readerZone() }).remove();
}
