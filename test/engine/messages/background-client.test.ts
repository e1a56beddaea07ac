import { beforeEach, describe, expect, it } from 'vitest';
import { message } from '../../../src/domain/messages/message';
import { type BackgroundClient, createBackgroundClient } from '../../../src/engine/messages/background-client';
import { usageSeries } from '../../support/observations';

let sent: object[];
let answer: (message: { observations?: readonly unknown[] }) => unknown;
let background: BackgroundClient;

beforeEach(() => {
  sent = [];
  answer = ({ observations }) => observations?.length;
  background = createBackgroundClient(async (message) => {
    sent.push(message);
    return answer(message);
  });
});

describe('handing observations to the background', () => {
  it('goes in portions and counts what was new', async () => {
    expect(await background.merge(usageSeries(4_001))).toBe(4_001);
    const portions = sent as { observations: readonly unknown[] }[];
    expect(portions.map(({ observations }) => observations.length)).toEqual([2_000, 2_000, 1]);
  });

  it('sends a message even where there is none to hand over: names may have come beside them', async () => {
    expect(await background.merge([])).toBe(0);
    expect(sent).toEqual([{ type: 'headroom/observations', observations: [] }]);
  });

  it('rejects with the sentence of the background, and stops there', async () => {
    const refused = message('files.refused.noRoom');
    answer = () => refused;
    await expect(background.merge(usageSeries(4_001))).rejects.toMatchObject({ text: refused });
    expect(sent).toHaveLength(1);
  });

  it('rejects with a sentence of its own when nobody answers', async () => {
    answer = () => undefined;
    await expect(background.merge(usageSeries(1))).rejects.toMatchObject({ text: message('files.refused.noAnswer') });
  });
});

describe('commands to the background', () => {
  it('resolve when they were carried out', async () => {
    answer = () => undefined;
    await expect(background.apply({ type: 'choose', account: null })).resolves.toBeUndefined();
    expect(sent).toEqual([{ type: 'headroom/decided', decision: { type: 'choose', account: null } }]);
  });

  it('reject with the sentence of the background', async () => {
    for (const refused of [message('files.refused.version'), 'A sentence of an earlier version.']) {
      answer = () => refused;
      await expect(background.apply({ type: 'forget', account: 'a' })).rejects.toMatchObject({ text: refused });
    }
  });
});
