// Runs beside the page: working out an outlook takes some hundred milliseconds on a phone.
import { type OutlookQuestion, outlookFor } from '../../domain/advice/outlook-for';

self.onmessage = ({ data }: MessageEvent<OutlookQuestion>) => self.postMessage(outlookFor(data));
