import { storeKeys } from '../engine/devices/device-store';
import type { DevicePorts } from '../engine/ports/device-ports';
import type { LoadedStorage } from './storage-loader';

export interface WatchPairingDeps {
  readonly record: () => Promise<Pick<LoadedStorage['record'], 'database'>>;
  readonly phone: () => Promise<Pick<DevicePorts, 'phone' | 'onChange'>>;
  /** The computer that can no longer reach this phone; null when none was told to, or it can. */
  readonly onCutOff: (host: string | null) => void;
}

/**
 * Looks at every start whether the computer this phone is paired with can still reach it: browsers end subscriptions
 * without a word, and the computer may never hear of it. Looks again whenever something changes about the pairing.
 */
export async function watchPairing({ record, phone, onCutOff: tell }: WatchPairingDeps): Promise<void> {
  const { database } = await record();
  // Few are paired, and only they need the code that looks.
  if (!(await database().local.get(storeKeys.membership))?.value) return;
  const { phone: pocket, onChange } = await phone();
  const look = async () => {
    const belonging = await pocket?.membership();
    tell(belonging?.subscriptionLost ? belonging.host.name : null);
  };
  onChange(() => void look().catch(() => undefined));
  await look();
}
