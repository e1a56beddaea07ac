// The usage engine over this origin's database.
import type { AccountKey, Observation } from '../../domain/observations/observation';
import { minuteMs } from '../../domain/time/instant';
import type { WindowEnd } from '../../domain/usage/usage-owner';
import type { DatabaseProvider } from '../../storage/database';
import { createLocalStore } from '../../storage/local';
import { createObservationStore } from '../../storage/observations';
import { createTapeStore } from '../../storage/tapes';
import { accountsFrom, resolveKey } from '../state/known-accounts';
import type { Locked } from '../state/origin-lock';
import { createStoredDaySums } from './stored-day-sums';
import type { UsageBackend } from './usage-backend';
import { createUsageEngine } from './usage-engine';
import type { KnownOwners } from './usage-index';

const saltKey = 'usage-salt';
const endsKey = 'usage-window-ends';
const saltBytes = 40;
const mainLimit = 'codex';

/** What was learned of windows, up to an arrival number of the observations. Old months are packed; their ends stay here. */
interface StoredEnds {
  readonly cursor: number;
  readonly ends: readonly WindowEnd[];
}

export function createStoredUsage(
  database: DatabaseProvider,
  randomBytes: (count: number) => Uint8Array,
  locked: Locked,
): UsageBackend {
  const local = createLocalStore(database);
  const observations = createObservationStore(database);
  let made: readonly number[] | null = null;
  /** The salt of this origin. Where there is no room to store one, this worker's own: what it reads stays in memory anyway. */
  const salt = async (): Promise<readonly number[]> => {
    made ??= [...randomBytes(saltBytes)];
    return (await local.ensure(saltKey, made).catch(() => made)) as readonly number[];
  };
  const owners = async (): Promise<KnownOwners> => {
    const known = ((await local.get(endsKey)) as StoredEnds | undefined) ?? { cursor: 0, ends: [] };
    const ends = new Map(known.ends.map((end) => [keyOf(end), end]));
    let [cursor, more] = [known.cursor, true];
    while (more) {
      const arrived = await observations.since(cursor);
      for (const end of arrived.observations.flatMap(endsIn)) ends.set(keyOf(end), end);
      cursor = arrived.cursor;
      more = arrived.more;
    }
    if (cursor > known.cursor) await local.set(endsKey, { cursor, ends: [...ends.values()] } satisfies StoredEnds);
    const accounts = accountsFrom(await database().registers.toArray());
    const resolve = (account: AccountKey) => resolveKey(accounts, account);
    return { ends: [...ends.values()].map((end) => ({ ...end, account: resolve(end.account) })), resolve };
  };
  return createUsageEngine({
    tapes: createTapeStore(database),
    salt,
    locked,
    accounts: owners,
    daySums: createStoredDaySums(database),
  });
}

/** What session files say themselves is no proof of whose they are. */
function endsIn(seen: Observation): WindowEnd[] {
  if (seen.kind !== 'usage' || seen.source === 'cli') return [];
  return seen.facts.windows
    .filter(({ limit }) => limit === mainLimit)
    .map(({ seconds, resetsAt }) => ({
      account: seen.account,
      seconds,
      resetsAt: Math.round(resetsAt / minuteMs) * minuteMs,
    }));
}

function keyOf({ account, seconds, resetsAt }: WindowEnd): string {
  return `${account}\n${seconds}\n${resetsAt}`;
}
