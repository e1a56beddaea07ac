import { expect, it, vi } from 'vitest';
import { createScanner, type ScannerDeps } from '../../../src/engine/devices/scan';
import { testTranslator } from '../../support/translator';

const video = {} as HTMLVideoElement;

async function trouble(deps: Partial<ScannerDeps>): Promise<string> {
  const scanner = createScanner({
    open: async () => ({ ok: true, stop: () => {} }),
    reader: async () => async () => [],
    after: () => () => {},
    ...deps,
  });
  const started = await scanner.start(video, () => {});
  return typeof started === 'function' ? expect.fail('it started') : testTranslator().spell(started);
}

it.each([
  [
    'denied',
    'Headroom may not use the camera. Allow it in the browser’s settings for this page, or paste the link instead.',
  ],
  ['none', 'No camera was found. Paste the link instead.'],
  ['busy', 'Another program is using the camera. Close it and try again, or paste the link instead.'],
] as const)('a camera that is %s says what to do instead', async (reason, text) => {
  expect(await trouble({ open: async () => ({ ok: false, trouble: reason }) })).toBe(text);
});

it('turns the camera off where the code reader cannot be loaded, and says so', async () => {
  const stop = vi.fn();
  const open = async () => ({ ok: true as const, stop });
  expect(await trouble({ open, reader: () => Promise.reject(new Error('offline')) })).toBe(
    'The code reader could not be loaded. Connect to the network once, or paste the link instead.',
  );
  expect(stop).toHaveBeenCalledOnce();
});
