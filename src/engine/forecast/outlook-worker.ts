// The worker's own script. Computing an outlook takes some hundred milliseconds on a phone, so it runs beside the page.
import { computeOutlook, type OutlookInput } from '../../domain/advice/compute-outlook';

self.onmessage = ({ data }: MessageEvent<OutlookInput>) => self.postMessage(computeOutlook(data));
