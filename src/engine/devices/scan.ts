import { message } from '../../domain/messages/message';
import type { ReadCodes } from '../../sync/transports/scanner';
import type { Scanner } from '../ports/device-ports';

export interface ScannerDeps {
  readonly open: (
    video: HTMLVideoElement,
  ) => Promise<
    | { readonly ok: true; readonly stop: () => void }
    | { readonly ok: false; readonly trouble: 'denied' | 'none' | 'busy' }
  >;
  /** Loaded when a camera is first opened, because the fallback decoder is large. */
  readonly reader: () => Promise<ReadCodes>;
  readonly after: (ms: number, run: () => void) => () => void;
}

/** Milliseconds between two pictures: more than ten a second, while an animated QR code shows eight frames. */
const pauseMs = 60;

/** A camera scanner that reports each text it reads until it is stopped. */
export function createScanner({ open, reader, after }: ScannerDeps): Scanner {
  return {
    start: async (video, onText) => {
      const camera = await open(video);
      if (!camera.ok) return message(`devices.scan.${camera.trouble}`);
      let read: ReadCodes;
      try {
        read = await reader();
      } catch {
        camera.stop();
        return message('devices.scan.noReader');
      }
      return watch(video, read, onText, after, camera.stop);
    },
  };
}

function watch(
  video: HTMLVideoElement,
  read: ReadCodes,
  onText: (text: string) => void,
  after: ScannerDeps['after'],
  close: () => void,
): () => void {
  let cancel: (() => void) | null = null;
  let ended = false;
  const look = async () => {
    const texts = video.readyState >= 2 ? await read(video) : [];
    if (ended) return;
    for (const text of texts) onText(text);
    cancel = after(pauseMs, () => void look());
  };
  void look();
  return () => {
    ended = true;
    cancel?.();
    close();
  };
}
