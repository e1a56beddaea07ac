// Accounts that were seen in one load of the page alone. A script of the page can name any number of accounts; what the user
// signed in to is named again by the next load. See docs/decisions/0037-accounts-are-listed-twice-seen.md.
import type { AccountKey } from '../../domain/observations/observation';
import { sampleAccount } from '../../domain/sample/sample-account';
import type { EngineState } from './engine-state';
import { mostUnlisted } from './stored-unlisted';

/** Most accounts that are listed. */
const mostListed = 50;
/** Whether the screens list the account: it was seen in two loads, kept by the user, or received from another device. */
export function isListed({ unlisted, accounts }: Pick<EngineState, 'unlisted' | 'accounts'>, key: AccountKey): boolean {
  return !Object.hasOwn(unlisted, key) || accounts.named.has(key);
}

/** The accounts of the screens, in the order they were first seen. Beyond 50, those the user named or selected stay. */
export function listedKeys(state: Pick<EngineState, 'unlisted' | 'accounts' | 'foldCache' | 'selectedAccount'>) {
  const listed = Object.keys(state.foldCache.folds).filter((key) => isListed(state, key));
  if (listed.length <= mostListed) return listed;
  const isKept = (key: AccountKey) => state.accounts.named.has(key) || key === state.selectedAccount;
  const kept = new Set([...listed.filter(isKept), ...listed.filter((key) => !isKept(key))].slice(0, mostListed));
  return listed.filter((key) => kept.has(key));
}

/**
 * The state after a body of this account arrived in a load of the page. The first account of all is listed at once: there
 * is nothing else to show. `relatives`: other keys of the same account, or of accounts that the body may belong to. If one
 * of them is listed, so is this one.
 */
export function withSighting(
  state: EngineState,
  key: AccountKey,
  load: string,
  relatives: readonly AccountKey[],
): EngineState {
  const { unlisted, foldCache } = state;
  const isKnown = (one: AccountKey) => foldCache.folds[one] !== undefined;
  const first = unlisted[key];
  if (first !== undefined) return first === load || isFull(state) ? state : withoutUnlisted(state, [key]);
  // Sample data is not a real account.
  const listed = listedKeys(state).filter((one) => one !== sampleAccount);
  const isOld = isKnown(key) || relatives.some((one) => isKnown(one) && isListed(state, one));
  // A body that names no account does not become the first account.
  const isFirst = isNamed(key) ? !listed.some(isNamed) : listed.length === 0;
  if (isOld || isFirst) return state;
  return { ...state, unlisted: { ...unlisted, [key]: load } };
}

/** The accounts that have waited longest, beyond those for which there is room. */
export function surplusAccounts({ unlisted }: Pick<EngineState, 'unlisted'>): readonly AccountKey[] {
  return Object.keys(unlisted).slice(0, -mostUnlisted);
}

/** The state in which these accounts no longer wait. */
export function withoutUnlisted<State extends Pick<EngineState, 'unlisted'>>(
  state: State,
  keys: readonly AccountKey[],
): State {
  if (!keys.some((key) => Object.hasOwn(state.unlisted, key))) return state;
  const others = Object.entries(state.unlisted).filter(([key]) => !keys.includes(key));
  return { ...state, unlisted: Object.fromEntries(others) };
}

/** Keys of accounts that no body has named hold a colon. */
function isNamed(key: AccountKey): boolean {
  return !key.includes(':');
}

function isFull(state: EngineState): boolean {
  return listedKeys(state).length >= mostListed;
}
