// Each device has one P-256 key pair of its own: other devices wrap secrets for its public half. P-256, because every
// browser keeps such keys non-extractable.

/** A device's own pair. The private half cannot be read out of the browser, not even by us. */
export interface DeviceKeys {
  readonly publicKey: CryptoKey;
  readonly privateKey: CryptoKey;
}

/** Creates a new pair. */
export async function generateDeviceKeys(): Promise<DeviceKeys> {
  const curve = { name: 'ECDH', namedCurve: 'P-256' };
  const { publicKey, privateKey } = await crypto.subtle.generateKey(curve, false, ['deriveBits']);
  return { publicKey, privateKey };
}

/** The public half as 65 bytes: an uncompressed point. */
export async function exportPublicKey(key: CryptoKey): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.exportKey('raw', key));
}
