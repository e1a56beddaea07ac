import { describe, expect, it, vi } from 'vitest';
import { createHoldingCodec } from '../../../src/engine/imports/holding-codec';
import { segmentCodec } from '../../../src/engine/state/segment-codec';
import { usageSeries } from '../../support/observations';

const some = usageSeries(50);
const content = (observations: readonly object[]) => JSON.parse(JSON.stringify(observations));

describe('a codec that holds', () => {
  const held = () => {
    const decode = vi.fn(segmentCodec.decode);
    return { codec: createHoldingCodec({ ...segmentCodec, decode }), decode };
  };

  it('gives again what it packed or unpacked meanwhile, and unpacks it after', async () => {
    const { codec, decode } = held();
    codec.hold();
    const parts = await codec.encode(some);
    expect(await codec.decode(parts)).toBe(some);
    const others = await segmentCodec.encode(usageSeries(50, 90));
    expect(await codec.decode(others)).toBe(await codec.decode(others));
    expect(decode).toHaveBeenCalledTimes(1);
    codec.release();
    expect(content(await codec.decode(parts))).toEqual(content(some));
    expect(decode).toHaveBeenCalledTimes(2);
  });

  it('holds nothing before it is asked to', async () => {
    const { codec, decode } = held();
    const parts = await codec.encode(some);
    await codec.decode(parts);
    await codec.decode(parts);
    expect(decode).toHaveBeenCalledTimes(2);
  });

  it('tells other bytes of the same beginning and length apart', async () => {
    const { codec } = held();
    codec.hold();
    const [part = new Uint8Array()] = await codec.encode(some);
    const altered = part.slice();
    altered[altered.length - 1] = (altered.at(-1) ?? 0) ^ 1;
    await expect(codec.decode([altered])).rejects.toMatchObject({ name: 'DamagedMonthError' });
  });
});
