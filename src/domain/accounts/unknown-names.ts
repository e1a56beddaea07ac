// Notifications, pushes and the badge's tooltip appear under Headroom's name, and any script of the Codex page can state a limit
// called "Account locked! Call …". So they never quote a name that we do not know; they describe it in our own words. Screens
// show the page's name.
import { message } from '../messages/message';
import type { Value } from '../messages/value';
import { isOwnLimit, limitName } from '../windows/limit-window';
import type { AccountState, WindowStateRow } from './account-state';

/** The name of a limit or model that is not to be called by the page's word. The reader's language has its own words for it. */
export const unnamed = '*';

/** The page's own slugs, September to November 2026: a version, then words we know. */
const knownModel = /^gpt-\d{1,2}(?:\.\d{1,2})?(?:-(?:astra|codex|luna|max|mini|nano|pro|reserve|sol|spark|terra))*$/;
/** The page's own titles, June to November 2026, with the windows they reset. */
const knownTitle =
  /^(?:Full reset|One free rate limit reset)(?: \((?:Daily|Weekly|Monthly|\d{1,3} ?hr)(?: \+ (?:Daily|Weekly|Monthly|\d{1,3} ?hr))*\))?$/;

/** The same state without a word of the page's that we do not know. */
export function withoutUnknownNames(state: AccountState): AccountState {
  const { windows, gates, models, bank } = state;
  return {
    ...state,
    windows: windows.map(inOwnName),
    gates: gates && {
      ...gates,
      // Without a window of its own, such a limit would be called by its id.
      value: gates.value.filter(({ limit }) => isKnown(limit) || windows.some((row) => row.limit === limit)),
    },
    models: models && {
      ...models,
      value: models.value.map((model) => (knownModel.test(model.slug) ? model : { ...model, slug: unnamed })),
    },
    bank: bank.map((row) => (row.title === null || knownTitle.test(row.title) ? row : { ...row, title: null })),
  };
}

/** What an extra limit is called in our own words, by its id. */
export function ownLimitName(limit: string): string {
  return isKnown(limit) ? limitName(limit) : unnamed;
}

/** A limit by its name, in a sentence: "Luna Reserve", "another limit". */
export function limitValue(limit: string, name?: string): Value {
  return name === unnamed ? message('common.anotherLimit') : limitName(limit, name);
}

/** A model by its slug, in a sentence: "gpt-6-astra", "another model". */
export function modelValue(slug: string): Value {
  return slug === unnamed ? message('common.anotherModel') : slug;
}

function inOwnName(row: WindowStateRow): WindowStateRow {
  const { name: _, ...rest } = row;
  return isOwnLimit(row.limit) ? rest : { ...rest, name: ownLimitName(row.limit) };
}

/** The account's own limits, and the extra ones of which we know what the page calls them. */
function isKnown(limit: string): boolean {
  return isOwnLimit(limit) || limitName(limit) !== limit;
}
