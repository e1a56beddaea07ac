// What is kept of an account between two observations, and the same while observations are being folded in.
import type { AccountState } from '../accounts/account-state';
import { openPlan, type PlanState } from '../accounts/plan-reducer';
import { applyToBank } from '../bank/bank-findings';

import { type BankDraft, type BankMemory, closeBank, noBankMemory, openBank } from '../bank/bank-state';
import { applyToCredits } from '../credits/credits-reducer';
import {
  type CreditsDraft,
  type CreditsMemory,
  closeCredits,
  noCreditsMemory,
  openCredits,
} from '../credits/credits-state';
import type { Draft } from '../draft';
import type { HeadroomEvent } from '../events/event';
import type { AccountKey } from '../observations/observation';
import {
  closeReferral,
  noReferralMemory,
  openReferral,
  type ReferralDraft,
  type ReferralMemory,
} from '../referral/referral-state';
import type { Instant } from '../time/instant';
import { applyToWindows } from '../windows/window-findings';
import { windowRows } from '../windows/window-rows';
import { closeWindows, noWindows, openWindows, type WindowsDraft, type WindowsState } from '../windows/window-state';
import { type EventLedger, openLedger } from './event-ledger';
import { type ExplainMemory, emptyExplainMemory } from './explain-memory';
import type { Finding } from './step';

/** Raise it whenever a stored fold of an earlier version would be read wrongly: it is then rebuilt from the observations. */
const foldVersion = 2;

/**
 * What each topic and the explanations remember beside the account's state. Bounded: a year leaves it as small as a
 * day.
 */
export interface FoldMemory {
  readonly v: number;
  /** Position of the last observation: everything sorts by (at, id). */
  readonly lastAt: Instant;
  readonly lastId: string;
  readonly windows: WindowsState;
  readonly bank: BankMemory;
  readonly credits: CreditsMemory;
  readonly referral: ReferralMemory;
  readonly explained: Readonly<ExplainMemory>;
  /** Events that later observations can still alter, oldest first. */
  readonly openEvents: readonly HeadroomEvent[];
}

/** Plain JSON: what is known about one account, and what the next step has to remember. */
export interface AccountFold {
  readonly state: AccountState;
  readonly memory: FoldMemory;
}

/** A fold that is open for writing. Each part is written by its own topic alone. */
export interface OpenFold {
  readonly key: AccountKey;
  last: { readonly at: Instant; readonly id: string };
  observedAt: Instant | null;
  readonly plan: Draft<PlanState>;
  readonly windows: WindowsDraft;
  readonly bank: BankDraft;
  readonly credits: CreditsDraft;
  readonly referral: ReferralDraft;
  readonly explained: ExplainMemory;
  readonly ledger: EventLedger;
  /** Takes what an explanation found out back to its topic. */
  readonly report: (finding: Finding) => void;
}

/** The fold of an account before its first observation. */
export function emptyFold(key: AccountKey): AccountFold {
  return {
    state: emptyState(key),
    memory: {
      v: foldVersion,
      lastAt: -1,
      lastId: '',
      windows: noWindows,
      bank: noBankMemory,
      credits: noCreditsMemory,
      referral: noReferralMemory,
      explained: emptyExplainMemory,
      openEvents: [],
    },
  };
}

/** The state of an account of which nothing is known. */
export function emptyState(key: AccountKey): AccountState {
  return {
    key,
    plan: null,
    windows: [],
    gates: null,
    reachedType: null,
    spend: null,
    models: null,
    bankCount: null,
    bankListedAt: null,
    bank: [],
    credits: null,
    balance: null,
    balances: [],
    spentWhilePlanLeft: false,
    offer: null,
    rules: null,
    invites: null,
    events: [],
    observedAt: null,
  };
}

/**
 * Whether a stored fold was made by this version. One that was not is thrown away and made again from the
 * observations.
 */
export function isCurrentFold(stored: unknown): stored is AccountFold {
  return (stored as Partial<AccountFold> | null)?.memory?.v === foldVersion;
}

/** The fold as drafts of its topics, for reducers to write to. */
export function openFold({ state, memory }: AccountFold): OpenFold {
  const topics = {
    plan: openPlan(state),
    windows: openWindows(memory.windows),
    bank: openBank(state, memory.bank),
    credits: openCredits(state, memory.credits),
    referral: openReferral(state, memory.referral),
  };
  return {
    key: state.key,
    last: { at: memory.lastAt, id: memory.lastId },
    observedAt: state.observedAt,
    ...topics,
    explained: { ...memory.explained },
    ledger: openLedger(memory.openEvents, state.events),
    report: (finding) => applyFinding(topics, finding),
  };
}

function applyFinding({ bank, windows, credits }: Pick<OpenFold, 'bank' | 'windows' | 'credits'>, finding: Finding) {
  if (finding.topic === 'bank') applyToBank(bank, finding);
  else if (finding.topic === 'windows') applyToWindows(windows, finding);
  else applyToCredits(credits, finding);
}

/** The open fold may be written to further; what is returned does not change with it. */
export function closeFold(open: OpenFold): AccountFold {
  const bank = closeBank(open.bank);
  const credits = closeCredits(open.credits);
  const referral = closeReferral(open.referral);
  const { plan, ...allowance } = open.plan;
  return {
    state: {
      key: open.key,
      plan,
      windows: windowRows(open.windows),
      ...allowance,
      ...bank.state,
      ...credits.state,
      ...referral.state,
      events: open.ledger.recent,
      observedAt: open.observedAt,
    },
    memory: {
      v: foldVersion,
      lastAt: open.last.at,
      lastId: open.last.id,
      windows: closeWindows(open.windows),
      bank: bank.memory,
      credits: credits.memory,
      referral: referral.memory,
      explained: { ...open.explained },
      openEvents: open.ledger.open,
    },
  };
}
