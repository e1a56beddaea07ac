// Runs beside the page: working out an outlook takes some hundred milliseconds on a phone.
import { computeOutlook, type OutlookInput } from '../../domain/advice/compute-outlook';

self.onmessage = ({ data }: MessageEvent<OutlookInput>) => self.postMessage(computeOutlook(data));
