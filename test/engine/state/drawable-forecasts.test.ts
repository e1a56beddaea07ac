import { describe, expect, it } from 'vitest';
import { drawableForecasts } from '../../../src/engine/state/drawable-forecasts';
import { keys } from '../../../src/engine/state/key-values';
import { createMemoryValues } from '../../../src/pwa/indexed-db-values';
import { storedOutlook } from '../../support/fixtures/stored-outlook';

async function read(row: unknown) {
  const values = createMemoryValues();
  await values.set({ [keys.forecasts('a')]: row });
  return (await drawableForecasts('a', values)).forecasts;
}

describe('the forecasts for the badge', () => {
  it('are those a page stored, without log and advice', async () => {
    expect(await read({ ...storedOutlook, log: [] })).toEqual(storedOutlook.forecasts);
  });

  it('are none of another account, and none that could not be drawn', async () => {
    expect((await drawableForecasts('b', createMemoryValues())).forecasts).toEqual([]);
    const [whole] = storedOutlook.forecasts;
    const damaged = [
      null,
      7,
      { ...whole, runsOut: 'likely' },
      { ...whole, leftAtEnd: null },
      { ...whole, madeAt: null },
    ];
    expect(await read({ forecasts: [...damaged, whole] })).toEqual([whole]);
    for (const row of [null, 'x', [], { forecasts: 'x' }]) expect(await read(row)).toEqual([]);
  });
});
