import type { HeadroomEvent } from '../events/event';
import type { Change, Step } from './step';

/** Changes of nearly every reading. They make no event by themselves; they may settle one that waits. */
const quietTypes: ReadonlySet<Change['type']> = new Set([
  'window-first-read',
  'reading-unusable',
  'count-repeated',
  'windows-followed',
]);

/** Whether explaining the step would write nothing: no event, no memory, no finding. False where that is not certain. */
export function isUneventful({ changes, ledger }: Pick<Step, 'changes' | 'ledger'>): boolean {
  for (const { type } of changes) if (!quietTypes.has(type)) return false;
  return changes.length === 0 || !ledger.open.some(waits);
}

/** A repeated count confirms what is known by the count alone; a usage body says that a use had no effect. */
function waits({ type, confirmed, reset, windows, notes }: HeadroomEvent): boolean {
  if (type === 'reset-redeemed') return windows.length === 0 && !notes.includes('without-effect');
  return (type === 'reset-vanished' || type === 'reset-granted') && !confirmed && reset === undefined;
}
