// Stored folds of earlier versions, carried over: an update then knows at once what was known before it, also where the database
// does not open. A version that is not carried over is rebuilt from the observations.
import type { AccountState } from '../accounts/account-state';
import type { BankMemory, StatedCount } from '../bank/bank-state';
import type { HeadroomEvent } from '../events/event';
import type { ReferralOfferFacts } from '../observations/observation';
import { comparedOffer, type ReferralMemory } from '../referral/referral-state';
import type { Instant } from '../time/instant';
import { windowKey } from '../windows/limit-window';
import type { Flap, OpenChange, Reading, WindowTrack } from '../windows/window-state';
import type { DoneInvite, ExplainMemory } from './explain-memory';
import { type AccountFold, isCurrentFold } from './fold-state';

/** The fold as this version writes it; null where it has to be rebuilt. */
export function upgradeFold(stored: unknown): AccountFold | null {
  const fold = isVersion1(stored) ? fromVersion1(stored) : stored;
  return isCurrentFold(fold) ? fold : null;
}

/** Version 1 kept the memory of all topics in one flat object, under names of its own. */
interface Version1 {
  readonly state: AccountState;
  readonly memory: {
    readonly v: 1;
    readonly lastAt: Instant;
    readonly lastId: string;
    readonly firstAt: Instant | null;
    readonly firstUsageAt: Instant | null;
    readonly tracks: readonly Track1[];
    readonly lastUsage: ExplainMemory['lastUsage'];
    readonly usageCount: StatedCount | null;
    readonly listLosses: readonly { readonly at: Instant }[];
    readonly listGains: readonly { readonly at: Instant }[];
    readonly uses: BankMemory['uses'];
    readonly granted: readonly string[];
    readonly invitesDone: readonly DoneInvite[];
    readonly offers: Readonly<Record<string, ReferralOfferFacts>>;
    /** Ids of the last observation: `resets`, `balance`, and those of the referral programme by subject. */
    readonly refs: Readonly<Record<string, string>>;
    readonly flaggedSpendAt: Instant | null;
    readonly open: readonly HeadroomEvent[];
  };
}

type KeptOfTrack = 'limit' | 'seconds' | 'name' | 'source' | 'distrusted';

type Jump1 = Omit<OpenChange, 'confirmed'> & { readonly settled: boolean };

interface Track1 extends Pick<WindowTrack, KeptOfTrack> {
  readonly shown: Reading;
  readonly last: Reading | null;
  readonly jump: Jump1 | null;
  readonly flap: Flap | null;
  readonly absent: { readonly at: Instant; readonly eventId: string; readonly confirmed: boolean } | null;
  readonly falls: number;
  readonly moves: number;
}

function isVersion1(stored: unknown): stored is Version1 {
  return (stored as Partial<Version1> | null)?.memory?.v === 1;
}

/** The form of version 2. A later version may follow other rules and rebuilds it. */
function fromVersion1({ state, memory }: Version1): AccountFold {
  const { resets: listId = null, balance: balanceId = null, ...lastIds } = memory.refs;
  return {
    state,
    memory: {
      v: 2,
      lastAt: memory.lastAt,
      lastId: memory.lastId,
      windows: { plan: state.plan?.value ?? null, tracks: memory.tracks.map(trackFrom) },
      bank: { usageCount: memory.usageCount, listId, uses: memory.uses, granted: memory.granted },
      credits: { balanceId, wasteAt: memory.flaggedSpendAt },
      referral: { offers: offersFrom(memory.offers), lastIds },
      explained: {
        firstAt: memory.firstAt,
        firstUsageAt: memory.firstUsageAt,
        lastUsage: memory.lastUsage,
        listLosses: memory.listLosses.map(({ at }) => at),
        listGains: memory.listGains.map(({ at }) => at),
        doneInvites: memory.invitesDone,
        repeats: repeatsFrom(memory.tracks),
      },
      openEvents: memory.open,
    },
  };
}

function trackFrom({ limit, seconds, name, source, distrusted, shown, last, jump, flap, absent }: Track1): WindowTrack {
  return {
    limit,
    seconds,
    ...(name === undefined ? {} : { name }),
    latest: shown,
    source,
    distrusted,
    baseline: last,
    openChange: jump && openChangeFrom(jump),
    flap,
    missing: absent && { since: absent.at, eventId: absent.eventId, confirmed: absent.confirmed },
  };
}

function openChangeFrom({ type, before, after, eventId, settled, countBefore }: Jump1): OpenChange {
  return { type, before, after, eventId, confirmed: settled, countBefore };
}

function offersFrom(offers: Version1['memory']['offers']): ReferralMemory['offers'] {
  return Object.fromEntries(Object.entries(offers).map(([program, offer]) => [program, comparedOffer(offer)]));
}

function repeatsFrom(tracks: readonly Track1[]): ExplainMemory['repeats'] {
  const repeated = tracks.filter(({ falls, moves }) => falls > 0 || moves > 0);
  return Object.fromEntries(repeated.map((track) => [windowKey(track), { falls: track.falls, moves: track.moves }]));
}
