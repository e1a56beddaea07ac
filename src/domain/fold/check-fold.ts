// Whether a stored fold has the form that this version works on. Anything else would fail at every start, so it counts as absent
// and is rebuilt from the observations. A field of the state without a check does not compile.
import type { AccountState, BankRow, Stamped, WindowStateRow } from '../accounts/account-state';
import type { BankMemory, StatedCount } from '../bank/bank-state';
import type { CreditsMemory } from '../credits/credits-state';
import { isEvent, isEventType } from '../events/check-event';
import { isAutoTopUpFacts } from '../observations/facts/auto-top-up-facts';
import { isBalanceFacts } from '../observations/facts/balance-facts';
import { isInvitesFacts } from '../observations/facts/invites-facts';
import { isMonthlySpendFacts } from '../observations/facts/monthly-spend-facts';
import { isReferralOfferFacts } from '../observations/facts/referral-offer-facts';
import { isReferralRulesFacts } from '../observations/facts/referral-rules-facts';
import { resetChecks } from '../observations/facts/resets-facts';
import { isCredits, isGate, isModel, isSpend } from '../observations/facts/usage-facts';
import type { Source } from '../observations/observation';
import type { ReferralMemory } from '../referral/referral-state';
import {
  type Check,
  fields,
  isBoolean,
  isNumber,
  isText,
  listOf,
  oneOf,
  optional,
  orNull,
  recordOf,
} from '../validation/checks';
import type {
  Flap,
  Missing,
  OpenChange,
  Reading,
  UndatedWindow,
  WindowsState,
  WindowTrack,
} from '../windows/window-state';
import type { DoneInvite, ExplainMemory, Repeats } from './explain-memory';
import { type AccountFold, type FoldMemory, isCurrentFold } from './fold-state';

const isSource: Check<Source> = oneOf('network', 'dom', 'cli', 'sample');

function stamped<T>(check: Check<T>): Check<Stamped<T>> {
  return fields<Stamped<T>>({ at: isNumber, value: check });
}

function stampedOrNull<T>(check: Check<T>): Check<Stamped<T> | null> {
  return orNull(stamped(check));
}

const isWindowRow = fields<WindowStateRow>({
  limit: isText,
  seconds: isNumber,
  name: optional(isText),
  usedPercent: isNumber,
  resetsAt: orNull(isNumber),
  observedAt: isNumber,
  source: isSource,
  confirmed: isBoolean,
  withdrawn: isBoolean,
});

const isBankRow = fields<BankRow>({
  ...resetChecks,
  fate: oneOf('available', 'redeemed', 'expired', 'vanished', 'unknown'),
  lastListedAt: isNumber,
});

/** Whether a value is an account's state as the screens draw it. */
export const isAccountState = fields<AccountState>({
  key: isText,
  plan: stampedOrNull(isText),
  windows: listOf(isWindowRow),
  gates: stampedOrNull(listOf(isGate)),
  reachedType: stampedOrNull(orNull(isText)),
  spend: stampedOrNull(isSpend),
  models: stampedOrNull(listOf(isModel)),
  bankCount: stampedOrNull(isNumber),
  bankListedAt: orNull(isNumber),
  bank: listOf(isBankRow),
  purchaseOffered: optional(stamped(isBoolean)),
  credits: stampedOrNull(isCredits),
  balance: stampedOrNull(isBalanceFacts),
  balances: listOf(stamped(isText)),
  spentWhilePlanLeft: isBoolean,
  autoTopUp: optional(stamped(isAutoTopUpFacts)),
  monthlySpend: optional(stamped(isMonthlySpendFacts)),
  offer: stampedOrNull(isReferralOfferFacts),
  rules: stampedOrNull(isReferralRulesFacts),
  invites: stampedOrNull(isInvitesFacts),
  events: listOf(isEvent),
  observedAt: orNull(isNumber),
});

const isReading = fields<Reading>({ at: isNumber, id: isText, usedPercent: isNumber, resetsAt: isNumber });

const isTrack = fields<WindowTrack>({
  limit: isText,
  seconds: isNumber,
  name: optional(isText),
  latest: isReading,
  source: isSource,
  distrusted: isBoolean,
  baseline: orNull(isReading),
  previous: optional(isReading),
  openChange: orNull(
    fields<OpenChange>({
      type: isEventType,
      before: isReading,
      after: isReading,
      eventId: orNull(isText),
      confirmed: isBoolean,
      countBefore: orNull(isNumber),
    }),
  ),
  flap: orNull(
    fields<Flap>({
      eventId: isText,
      other: isReading,
      until: isNumber,
      undone: orNull(fields<NonNullable<Flap['undone']>>({ at: isNumber, before: isReading })),
    }),
  ),
  missing: orNull(fields<Missing>({ since: isNumber, eventId: orNull(isText), confirmed: isBoolean })),
});

const isUndated = fields<UndatedWindow>({
  limit: isText,
  seconds: isNumber,
  name: optional(isText),
  usedPercent: isNumber,
  at: isNumber,
  source: isSource,
});

type LastUsage = NonNullable<ExplainMemory['lastUsage']>;

const isExplained = fields<ExplainMemory>({
  firstAt: orNull(isNumber),
  firstUsageAt: orNull(isNumber),
  lastUsage: orNull(fields<LastUsage>({ at: isNumber, id: isText, allowed: orNull(isBoolean) })),
  listLosses: listOf(isNumber),
  listGains: listOf(isNumber),
  doneInvites: listOf(fields<DoneInvite>({ from: isNumber, to: isNumber, id: isText })),
  repeats: recordOf(fields<Repeats>({ falls: isNumber, moves: isNumber })),
});

const isMemory = fields<FoldMemory>({
  v: isNumber,
  lastAt: isNumber,
  lastId: isText,
  windows: fields<WindowsState>({
    plan: orNull(isText),
    tracks: listOf(isTrack),
    undated: optional(listOf(isUndated)),
  }),
  bank: fields<BankMemory>({
    usageCount: orNull(fields<StatedCount>({ at: isNumber, id: isText, value: isNumber })),
    listId: orNull(isText),
    uses: listOf(fields<BankMemory['uses'][number]>({ key: isText, at: isNumber, id: isText })),
    granted: listOf(isText),
  }),
  credits: fields<CreditsMemory>({ balanceId: orNull(isText), wasteAt: orNull(isNumber) }),
  referral: fields<ReferralMemory>({ offers: recordOf(isReferralOfferFacts), lastIds: recordOf(isText) }),
  explained: isExplained,
  openEvents: listOf(isEvent),
});

const isFold = fields<AccountFold>({ state: isAccountState, memory: isMemory });

/** Whether a stored value is a whole fold of this version. */
export function isWholeFold(stored: unknown): stored is AccountFold {
  return isCurrentFold(stored) && isFold(stored);
}
