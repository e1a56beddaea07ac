import { storeKeys } from '../engine/devices/device-store';
import type { DevicePorts } from '../engine/ports/device-ports';
import type { LoadedStorage } from './storage-loader';

export interface WatchPairingDeps {
  readonly record: () => Promise<Pick<LoadedStorage['record'], 'database'>>;
  readonly phone: () => Promise<Pick<DevicePorts, 'phone' | 'onChange'>>;
  /** Name of the paired computer that can no longer reach this phone; null when it can. */
  readonly onCutOff: (host: string | null) => void;
}

/**
 * Checks whether the paired computer can still reach this phone, now and on every change of the pairing. Browsers end push
 * subscriptions silently, and the computer may never notice.
 */
export async function watchPairing({ record, phone, onCutOff }: WatchPairingDeps): Promise<void> {
  const { database } = await record();
  // Most apps are not paired, and those do not load the code for it.
  if (!(await database().local.get(storeKeys.membership))?.value) return;
  const { phone: device, onChange } = await phone();
  const check = async () => {
    const membership = await device?.membership();
    onCutOff(membership?.subscriptionLost ? membership.host.name : null);
  };
  onChange(() => void check().catch(() => undefined));
  await check();
}
