// How a page of the extension speaks to the background, which alone may write.
import type { Observation } from '../../domain/observations/observation';
import type { Command } from '../state/command';
import type { MessageType } from './message-router';
import { countIn, RefusedError, refusalIn } from './refusal';

export interface BackgroundClient {
  /** Asks to carry out what the user decided. Rejects with a `RefusedError` when it could not. */
  readonly apply: (command: Command) => Promise<void>;
  /**
   * Hands over observations made elsewhere; how many were new. An empty list is handed over too: it tells the background
   * that names and settings were merged. Rejects with a `RefusedError`.
   */
  readonly merge: (observations: readonly Observation[]) => Promise<number>;
}

/** Observations per message: a larger one would block both ends while it is copied. */
const portion = 2_000;

/** `send` delivers one message and resolves with the background's answer. */
export function createBackgroundClient(send: (message: object) => Promise<unknown>): BackgroundClient {
  const ask = (type: MessageType, content: object) => send({ type, ...content });
  return {
    apply: async (decision) => {
      const refusal = refusalIn(await ask('headroom/decided', { decision }));
      if (refusal !== null) throw new RefusedError(refusal);
    },
    merge: async (observations) => {
      let added = 0;
      for (let from = 0; from === 0 || from < observations.length; from += portion) {
        const part = observations.slice(from, from + portion);
        added += countIn(await ask('headroom/observations', { observations: part }));
      }
      return added;
    },
  };
}
