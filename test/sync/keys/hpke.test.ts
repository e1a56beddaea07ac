import { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from '@hpke/core';
import { describe, expect, it } from 'vitest';

import {
  exportPublicKey,
  generateDeviceKeys,
  pskId,
  unwrap,
  type WrapContext,
  wrapFor,
} from '../../../src/sync/keys/hpke';

const bytes = (text: string) => new TextEncoder().encode(text);
const suite = () => new CipherSuite({ kem: new DhkemP256HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes256Gcm() });
const buffer = (view: Uint8Array) => view.slice().buffer as ArrayBuffer;

const contexts: readonly [string, WrapContext][] = [
  ['with a shared secret', { info: bytes('pairing'), psk: new Uint8Array(32).fill(7) }],
  ['without one', { info: bytes('rekey') }],
  ['with nothing to agree on', { info: new Uint8Array() }],
];
const optionsOf = ({ info, psk }: WrapContext) => ({
  info: buffer(info),
  ...(psk && { psk: { id: buffer(pskId), key: buffer(psk) } }),
});

describe.each(contexts)('a message wrapped %s', (_, context) => {
  it('is opened by an independent implementation of RFC 9180', async () => {
    const keys = await generateDeviceKeys(true);
    const wrapped = await wrapFor(await exportPublicKey(keys.publicKey), bytes('the secret'), context);
    const recipient = await suite().createRecipientContext({
      recipientKey: keys,
      enc: buffer(wrapped.slice(0, 65)),
      ...optionsOf(context),
    });
    expect(new Uint8Array(await recipient.open(buffer(wrapped.slice(65))))).toEqual(bytes('the secret'));
  });

  it('by an independent implementation is opened here, by keys nobody can read out', async () => {
    const keys = await generateDeviceKeys();
    await expect(crypto.subtle.exportKey('jwk', keys.privateKey)).rejects.toThrow();
    const sender = await suite().createSenderContext({ recipientPublicKey: keys.publicKey, ...optionsOf(context) });
    const sealed = await sender.seal(buffer(bytes('the secret')));
    const wrapped = Uint8Array.from([...new Uint8Array(sender.enc), ...new Uint8Array(sealed)]);
    expect(await unwrap(keys, wrapped, context)).toEqual(bytes('the secret'));
  });
});

describe('unwrap', () => {
  it('refuses what is for another key, another purpose, another secret, cut or altered', async () => {
    const [mine, other] = await Promise.all([generateDeviceKeys(), generateDeviceKeys()]);
    const context = { info: bytes('a'), psk: new Uint8Array(32).fill(1) };
    const wrapped = await wrapFor(await exportPublicKey(mine.publicKey), bytes('x'), context);
    expect(await unwrap(mine, wrapped, context)).toEqual(bytes('x'));
    expect(await unwrap(other, wrapped, context)).toBeNull();
    expect(await unwrap(mine, wrapped, { ...context, info: bytes('b') })).toBeNull();
    expect(await unwrap(mine, wrapped, { info: context.info })).toBeNull();
    expect(await unwrap(mine, wrapped, { ...context, psk: new Uint8Array(32).fill(2) })).toBeNull();
    expect(await unwrap(mine, wrapped.slice(0, -1), context)).toBeNull();
    expect(await unwrap(mine, wrapped.slice(0, 40), context)).toBeNull();
    for (let i = 0; i < wrapped.length; i += 7) {
      const bad = wrapped.slice();
      bad[i] = (bad[i] ?? 0) ^ 1;
      expect(await unwrap(mine, bad, context)).toBeNull();
    }
  });
});
