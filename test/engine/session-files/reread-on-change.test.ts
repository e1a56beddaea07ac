import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../../src/domain/snapshot';
import type { CliPorts } from '../../../src/engine/ports/session-file-ports';
import { rereadOnChange } from '../../../src/engine/session-files/reread-on-change';

const settled = () => new Promise((resolve) => setTimeout(resolve));

function watched(asks = false) {
  let [time, reads] = [0, 0];
  let tell: (snapshot: Snapshot | null) => void = () => undefined;
  const cli = {
    remembered: async () => [{ name: 'sessions', account: 'a', asks }],
    readAgain: async () => {
      reads += 1;
      return { ok: true };
    },
  } as unknown as CliPorts;
  const end = rereadOnChange(
    cli,
    (listener) => {
      tell = listener;
      return () => undefined;
    },
    () => time,
  );
  const see = async (usedPercent: number, minutes: number) => {
    time += minutes * 60_000;
    tell({ accounts: [{ state: { windows: [{ usedPercent }] } }] } as unknown as Snapshot);
    await settled();
    return reads;
  };
  return { see, end, reads: () => reads };
}

describe('the remembered folders', () => {
  it('are read at once, and again when a figure of a window changed', async () => {
    const { see, reads } = watched();
    await settled();
    expect(reads()).toBe(1);
    expect(await see(10, 2)).toBe(2);
    expect(await see(10, 2)).toBe(2);
    expect(await see(11, 2)).toBe(3);
  });

  it('are read once a minute at most', async () => {
    const { see } = watched();
    await settled();
    await see(10, 2);
    expect(await see(11, 0.5)).toBe(2);
    expect(await see(12, 0.6)).toBe(3);
  });

  it('are not read where the browser would ask', async () => {
    const { see } = watched(true);
    expect(await see(10, 2)).toBe(0);
  });
});
