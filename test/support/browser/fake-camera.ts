// What a camera would see: codes on a grey wall, a little tilted and noisy, as the raw video Chromium takes for a camera.
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generate, mode } from 'lean-qr';

const [width, height] = [640, 480];
const modes = { modes: [mode.numeric, mode.alphaNumeric, mode.ascii, mode.utf8] };

/** Runs `work` with the path of a video that shows each text's code for one frame; Chromium repeats it for ever. */
export async function withCameraVideo(texts: readonly string[], work: (path: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'headroom-camera-'));
  try {
    const path = join(folder, 'camera.y4m');
    writeVideo(path, texts);
    await work(path);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** YUV4MPEG2, eight frames a second. */
function writeVideo(path: string, texts: readonly string[]): void {
  const file = openSync(path, 'w');
  writeSync(file, `YUV4MPEG2 W${width} H${height} F8:1 Ip A1:1 C420jpeg\n`);
  for (const text of texts) {
    writeSync(file, Buffer.concat([Buffer.from('FRAME\n'), pictureOf(text), Buffer.alloc((width * height) / 2, 128)]));
  }
  closeSync(file);
}

function pictureOf(text: string): Buffer {
  const code = generate(text, modes);
  const luma = Buffer.alloc(width * height, 170);
  const scale = 440 / (code.size + 8);
  const [sin, cos] = [Math.sin(0.04), Math.cos(0.04)];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [dx, dy] = [x - width / 2, y - height / 2];
      const [u, v] = [(dx * cos + dy * sin) / scale + code.size / 2, (dy * cos - dx * sin) / scale + code.size / 2];
      if (u < -4 || v < -4 || u > code.size + 4 || v > code.size + 4) continue;
      const dark = code.get(Math.floor(u), Math.floor(v));
      // The same noise in every run.
      luma[y * width + x] = (dark ? 35 : 215) + (((x * 7919 + y * 104_729) % 23) - 11);
    }
  }
  return luma;
}
