import type { AccountState } from './account-state';

/** A change that waits for a second reading must get one: while this holds, even a repeat is worth keeping as a row. */
export function awaitsConfirmation(state: AccountState): boolean {
  return (
    state.windows.some((row) => !row.confirmed && row.source !== 'dom') ||
    state.events.some((event) => !event.confirmed)
  );
}
