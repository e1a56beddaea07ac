import { describe, expect, it } from 'vitest';
import type { ImportPart } from '../../../src/engine/imports/read-import';
import { type ImportWorker, readInWorker } from '../../../src/engine/imports/read-in-worker';

const file = new Blob(['{}']);
const refused: ImportPart = { type: 'refused', refusal: 'foreign' };

function workerThat(does: (worker: ImportWorker) => void) {
  const worker = {
    ended: false,
    onmessage: null,
    onerror: null,
    postMessage: () => void setTimeout(() => does(worker)),
    terminate: () => {
      worker.ended = true;
    },
  } as ImportWorker & { ended: boolean };
  return worker;
}

const say = (worker: ImportWorker, data: ImportPart | null) => worker.onmessage?.({ data } as MessageEvent);

async function partsOf(start: () => ImportWorker) {
  const parts: ImportPart[] = [];
  for await (const part of readInWorker(file, start)) parts.push(part);
  return parts;
}

describe('readInWorker', () => {
  it('gives every part in order, and ends the worker', async () => {
    const portion: ImportPart = { type: 'portion', observations: 1, parts: [] };
    const worker = workerThat((one) => {
      say(one, { type: 'found', observations: 2, refused: 0, registers: [] });
      say(one, portion);
      setTimeout(() => {
        say(one, portion);
        say(one, null);
      });
    });
    expect((await partsOf(() => worker)).map(({ type }) => type)).toEqual(['found', 'portion', 'portion']);
    expect(worker.ended).toBe(true);
  });

  it('throws where the worker fails, and ends it', async () => {
    const worker = workerThat((one) => one.onerror?.({} as ErrorEvent));
    await expect(partsOf(() => worker)).rejects.toThrow(/could not be read/);
    expect(worker.ended).toBe(true);
  });

  it('ends the worker when nobody reads on', async () => {
    const worker = workerThat((one) => say(one, refused));
    for await (const part of readInWorker(file, () => worker)) {
      expect(part).toEqual(refused);
      break;
    }
    expect(worker.ended).toBe(true);
  });

  it('reads in this thread where there is no worker', async () => {
    const parts = await partsOf(() => {
      throw new Error('no workers here');
    });
    expect(parts).toEqual([refused]);
  });
});
