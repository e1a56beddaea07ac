// The worker's own script: reads a file beside the page, and hands over its parts as they are packed.
import { readImport } from './read-import';

self.onmessage = async ({ data }: MessageEvent<Blob>) => {
  for await (const part of readImport(data)) self.postMessage(part);
  self.postMessage(null);
};
