// How a page of the extension speaks to the background, which alone may write.
import type { Observation } from '../../domain/observations/observation';
import type { Command } from '../state/command';

export interface BackgroundClient {
  /** Asks to carry out what the user decided. Rejects with a sentence for the user when it could not. */
  readonly apply: (command: Command) => Promise<void>;
  /**
   * Hands over observations made elsewhere; how many were new. An empty list is handed over too: it is how the background
   * hears of names and settings that were merged beside it. Rejects with a sentence for the user.
   */
  readonly merge: (observations: readonly Observation[]) => Promise<number>;
}

/** Observations a message: a larger one would block both ends while it is copied. */
const portion = 2_000;
const notTaken = 'The extension did not answer. Reload this page and try again.';

/** `send` delivers one message and resolves with the background's answer. */
export function createBackgroundClient(send: (message: object) => Promise<unknown>): BackgroundClient {
  return {
    apply: async (decision) => {
      const refusal = await send({ type: 'headroom/decided', decision });
      if (typeof refusal === 'string') throw new Error(refusal);
    },
    merge: async (observations) => {
      let added = 0;
      for (let from = 0; from === 0 || from < observations.length; from += portion) {
        const message = { type: 'headroom/observations', observations: observations.slice(from, from + portion) };
        const answer = await send(message);
        if (typeof answer !== 'number') throw new Error(typeof answer === 'string' ? answer : notTaken);
        added += answer;
      }
      return added;
    },
  };
}
