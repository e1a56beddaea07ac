// Where a device's parts of the history are stored. An address is a keyed hash: only the group knows what is stored there, whose
// it is, and where the next part will be. A new epoch has new addresses.
import type { DeviceId } from '../../domain/observations/observation';
import { toBase64Url } from '../codec/base64url';
import { deriveBytes } from '../keys/keys';

/** Computes the addresses of one epoch. */
export interface Addresses {
  /** The head of a device. `generation` grows when its clock had run far ahead; see `nextStamp`. */
  readonly head: (device: DeviceId, generation: number) => Promise<string>;
  readonly segment: (device: DeviceId, generation: number, segment: string) => Promise<string>;
  /** The next epoch's keys, for one device. */
  readonly rekey: (device: DeviceId) => Promise<string>;
}

const addressBytes = 16;

/** The addresses of an epoch, from the group's secret. */
export async function deriveAddresses(secret: CryptoKey, epoch: number): Promise<Addresses> {
  const bits = await deriveBytes(secret, `addr/${epoch}`, 32);
  const key = await crypto.subtle.importKey('raw', bits, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  const at = async (...parts: readonly (string | number)[]): Promise<string> => {
    const mac = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(parts.join('|')));
    return toBase64Url(new Uint8Array(mac, 0, addressBytes));
  };
  return {
    head: (device, generation) => at('head', device, generation),
    segment: (device, generation, segment) => at('segment', device, generation, segment),
    rekey: (device) => at('rekey', device),
  };
}
