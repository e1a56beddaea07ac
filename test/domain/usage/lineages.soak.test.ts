import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../src/domain/random';
import { countResponses } from '../../../src/domain/usage/count-responses';
import { type MadeFile, type MadeResponse, makeLineage } from '../../support/session-lineages';
import { readSamples } from '../../support/session-samples';
import { repeats } from '../../support/soak';

const seeds = Array.from({ length: repeats(60, 200) }, (_, index) => index + 1);

/** Both as sorted texts: which responses there are, not in which order. */
async function found(files: readonly MadeFile[], chunkBytes?: number): Promise<string[]> {
  const { responses } = countResponses(await readSamples(files, chunkBytes));
  return responses
    .map((response) => textOf({ ...response, model: response.model ?? '', effort: response.effort ?? '' }))
    .sort();
}

function noted(ledger: readonly MadeResponse[]): string[] {
  return ledger.map(textOf).sort();
}

function textOf({ thread, at, model, effort, tier, tokens }: Omit<MadeResponse, 'turn'>): string {
  const { input, cached, output, reasoning } = tokens;
  return JSON.stringify([thread, at, model, effort, tier, input, cached, output, reasoning]);
}

describe('random families of sessions', () => {
  it('hold everything that is told apart', () => {
    const files = seeds.flatMap((seed) => makeLineage(seededRandom(seed)).files);
    const all = files.map(({ text }) => text).join('');
    for (const sign of [
      'forked_from_id',
      'thread_spawn',
      '"compacted"',
      'token_usage_record',
      '"last_token_usage":null',
    ])
      expect(all).toContain(sign);
    expect(files.filter(({ path }) => /_\d\.jsonl$/.test(path)).length).toBeGreaterThan(50);
  });

  it.each(seeds)('%i: count what was used, once', async (seed) => {
    const { files, copies, ledger } = makeLineage(seededRandom(seed));
    expect(await found(files)).toEqual(noted(ledger));
    expect(await found([...copies, ...files.toReversed()], 997)).toEqual(noted(ledger));
  });

  it.each(seeds)('%i: keep the turns of a thread apart, over all its segments', async (seed) => {
    const { files, ledger } = makeLineage(seededRandom(seed));
    const { responses } = countResponses(await readSamples(files));
    const turns = new Map(responses.map(({ thread, at, turn }) => [`${thread} ${at}`, `${thread} ${turn}`]));
    const pairs = new Set(ledger.map(({ thread, at, turn }) => `${turns.get(`${thread} ${at}`)} = ${thread} ${turn}`));
    const sides = [...pairs].map((pair) => pair.split(' = '));
    expect(new Set(sides.map(([found]) => found)).size).toBe(pairs.size);
    expect(new Set(sides.map(([, made]) => made)).size).toBe(pairs.size);
  });

  it.each(seeds)('%i: count the rest where a parent’s files are gone', async (seed) => {
    const { files, ledger, parents } = makeLineage(seededRandom(seed));
    for (const gone of parents)
      expect(await found(files.filter(({ thread }) => thread !== gone)), gone).toEqual(
        noted(ledger.filter(({ thread }) => thread !== gone)),
      );
  });
});
