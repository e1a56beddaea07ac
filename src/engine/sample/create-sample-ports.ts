// Adds sample data to what is stored, and takes it out again.
import type { Observation } from '../../domain/observations/observation';
import { sampleAccount } from '../../domain/sample/sample-account';
import type { Instant } from '../../domain/time/instant';
import type { SamplePorts } from '../ports/sample-ports';
import type { UsageBackend } from '../reports/usage-backend';
import type { Command } from '../state/command';

export interface SampleDeps {
  readonly merge: (observations: readonly Observation[]) => Promise<unknown>;
  readonly apply: (command: Command) => Promise<void>;
  readonly usage: Pick<UsageBackend, 'add' | 'forget'>;
  readonly now: () => Instant;
  /** The zone of the made-up working hours. */
  readonly zone: string;
}

/** Observations a message: a background that works on one for long is stopped by the browser as idle (Firefox). */
const portion = 250;

/** The ports of sample data. What makes the month is loaded when it is first asked for. */
export function createSamplePorts({ merge, apply, usage, now, zone }: SampleDeps): SamplePorts {
  let removals = 0;
  let adding: Promise<void> = Promise.resolve();

  const addMonth = async (nickname: string, isWanted: () => boolean) => {
    const [{ sampleData }, { sampleSessions }] = await Promise.all([
      import('../../domain/sample/sample-data'),
      import('../../domain/sample/sample-sessions'),
    ]);
    const at = now();
    // Reports are an extra: where no worker can be started, the month is shown without them.
    await usage.add(sampleSessions(at, zone), sampleAccount).catch(() => undefined);
    const month = sampleData({ now: at, zone });
    for (let from = 0; from < month.length && isWanted(); from += portion) {
      const rows = month.slice(from, from + portion);
      // A background that was stopped meanwhile starts with the second try. What it stored already is not stored twice.
      await merge(rows).catch(() => merge(rows));
    }
    if (isWanted()) await apply({ type: 'name', account: sampleAccount, nickname, colour: 6 });
  };

  return {
    add: (nickname) => {
      const begun = removals;
      adding = addMonth(nickname, () => begun === removals);
      return adding;
    },
    // Its first portion is on the screens before the last is stored: whoever removes it then must not get the rest.
    remove: async () => {
      removals += 1;
      await adding.catch(() => undefined);
      await usage.forget(sampleAccount).catch(() => undefined);
      await apply({ type: 'forget', account: sampleAccount });
    },
  };
}
