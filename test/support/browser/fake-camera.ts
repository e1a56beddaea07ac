// What a camera would see: codes on a grey wall, a little tilted and noisy, as raw video Chromium takes for a camera.
import { closeSync, openSync, writeSync } from 'node:fs';
import { generate, mode } from 'lean-qr';

const [width, height] = [640, 480];
const modes = { modes: [mode.numeric, mode.alphaNumeric, mode.ascii, mode.utf8] };

/** Writes a .y4m that shows each text's code for `framesEach` frames, eight frames a second; Chromium repeats it for ever. */
export function writeFilm(path: string, texts: readonly string[], framesEach = 1): void {
  const file = openSync(path, 'w');
  writeSync(file, `YUV4MPEG2 W${width} H${height} F8:1 Ip A1:1 C420jpeg\n`);
  for (const text of texts) {
    const frame = Buffer.concat([Buffer.from('FRAME\n'), pictureOf(text), Buffer.alloc((width * height) / 2, 128)]);
    for (let i = 0; i < framesEach; i++) writeSync(file, frame);
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
