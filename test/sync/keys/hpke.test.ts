import { Aes128Gcm } from '@hpke/core';
import { describe, expect, it } from 'vitest';
import { fromBase64Url } from '../../../src/sync/codec/base64url';
import { exportPublicKey, generateDeviceKeys } from '../../../src/sync/keys/device-keys';
import { cipherSuite, unwrap, type WrapContext, wrapFor } from '../../../src/sync/keys/hpke';
import { golden, goldenPhoneKeys } from './golden-pairing';

const bytes = (text: string) => new TextEncoder().encode(text);
const hex = (text: string) => Uint8Array.from(Buffer.from(text, 'hex'));
const fromGolden = (text: string) => fromBase64Url(text) ?? expect.fail('not base64url');

const contexts: readonly [string, WrapContext][] = [
  ['with a shared secret', { info: bytes('pairing'), psk: new Uint8Array(32).fill(7) }],
  ['without one', { info: bytes('rekey') }],
  ['with nothing to agree on', { info: new Uint8Array() }],
];

describe.each(contexts)('a message wrapped %s', (_, context) => {
  it('is opened by the key it was wrapped for, which nobody can read out', async () => {
    const keys = await generateDeviceKeys();
    await expect(crypto.subtle.exportKey('jwk', keys.privateKey)).rejects.toThrow();
    const wrapped = await wrapFor(await exportPublicKey(keys.publicKey), bytes('the secret'), context);
    expect(await unwrap(keys, wrapped, context)).toEqual(bytes('the secret'));
  });

  it('is never the same twice', async () => {
    const { publicKey } = await generateDeviceKeys();
    const wrap = async () => wrapFor(await exportPublicKey(publicKey), bytes('the secret'), context);
    expect(await wrap()).not.toEqual(await wrap());
  });
});

describe('unwrap', () => {
  it.each([
    ['with a shared secret', golden.wrapped.psk, contexts[0]?.[1]],
    ['without one', golden.wrapped.base, contexts[1]?.[1]],
  ])('opens what the first implementation wrapped %s', async (_, wrapped, context) => {
    const content = await unwrap(await goldenPhoneKeys(), fromGolden(wrapped), context as WrapContext);
    expect(content).toEqual(bytes('the secret'));
  });

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

describe('wrapFor', () => {
  it('rejects a public key that is no point of the curve', async () => {
    const nowhere = new Uint8Array(65).fill(4);
    await expect(wrapFor(nowhere, bytes('x'), { info: bytes('a') })).rejects.toThrow();
  });
});

// RFC 9180 appendix A.3: our KEM and KDF. The RFC prints no vector of P-256 with AES-256-GCM, so the cipher is its AES-128-GCM.
const vectors = [
  {
    name: 'A.3.1, base',
    enc: '04a92719c6195d5085104f469a8b9814d5838ff72b60501e2c4466e5e67b325ac98536d7b61a1af4b78e5b7f951c0900be863c403ce65c9bfcb9382657222d18c4',
    ephemeral: '4995788ef4b9d6132b249ce59a77281493eb39af373d236a1fe415cb0c2d7beb',
    publicKey:
      '04fe8c19ce0905191ebc298a9245792531f26f0cece2460639e8bc39cb7f706a826a779b4cf969b8a0e539c7f62fb3d30ad6aa8f80e30f1d128aafd68a2ce72ea0',
    privateKey: 'f3ce7fdae57e1a310d87f1ebbde6f328be0a99cdbcadf4d6589cf29de4b8ffd2',
    psk: null,
    ciphertexts: [
      '5ad590bb8baa577f8619db35a36311226a896e7342a6d836d8b7bcd2f20b6c7f9076ac232e3ab2523f39513434',
      'fa6f037b47fc21826b610172ca9637e82d6e5801eb31cbd3748271affd4ecb06646e0329cbdf3c3cd655b28e82',
    ],
    exported: '5e9bc3d236e1911d95e65b576a8a86d478fb827e8bdfe77b741b289890490d4d',
  },
  {
    name: 'A.3.2, pre-shared key',
    enc: '04305d35563527bce037773d79a13deabed0e8e7cde61eecee403496959e89e4d0ca701726696d1485137ccb5341b3c1c7aaee90a4a02449725e744b1193b53b5f',
    ephemeral: '57427244f6cc016cddf1c19c8973b4060aa13579b4c067fd5d93a5d74e32a90f',
    publicKey:
      '040d97419ae99f13007a93996648b2674e5260a8ebd2b822e84899cd52d87446ea394ca76223b76639eccdf00e1967db10ade37db4e7db476261fcc8df97c5ffd1',
    privateKey: '438d8bcef33b89e0e9ae5eb0957c353c25a94584b0dd59c991372a75b43cb661',
    psk: {
      id: '456e6e796e20447572696e206172616e204d6f726961',
      key: '0247fd33b913760fa1fa51e1892d9f307fbe65eb171e8132c2af18555a738b82',
    },
    ciphertexts: [
      '90c4deb5b75318530194e4bb62f890b019b1397bbf9d0d6eb918890e1fb2be1ac2603193b60a49c2126b75d0eb',
      '9e223384a3620f4a75b5a52f546b7262d8826dea18db5a365feb8b997180b22d72dc1287f7089a1073a7102c27',
    ],
    exported: 'a115a59bf4dd8dc49332d6a0093af8efca1bcbfd3627d850173f5c4a55d0c185',
  },
] as const;

describe.each(vectors)('RFC 9180 $name', ({ enc, ephemeral, publicKey, privateKey, psk, ciphertexts, exported }) => {
  const suite = cipherSuite(new Aes128Gcm());
  const info = bytes('Ode on a Grecian Urn');
  const plaintext = bytes('Beauty is truth, truth beauty');
  const schedule = { info, ...(psk && { psk: { id: hex(psk.id), key: hex(psk.key) } }) };

  it('is what the sender makes of the given ephemeral key', async () => {
    const sender = await suite.createSenderContext({
      recipientPublicKey: await suite.kem.deserializePublicKey(hex(publicKey)),
      ekm: await pairOf(enc, ephemeral),
      ...schedule,
    });
    expect(new Uint8Array(sender.enc)).toEqual(hex(enc));
    for (const [i, ciphertext] of ciphertexts.entries()) {
      expect(new Uint8Array(await sender.seal(plaintext, bytes(`Count-${i}`)))).toEqual(hex(ciphertext));
    }
    expect(new Uint8Array(await sender.export(new Uint8Array(), 32))).toEqual(hex(exported));
  });

  it('is opened by the given recipient', async () => {
    const recipient = await suite.createRecipientContext({
      recipientKey: await pairOf(publicKey, privateKey),
      enc: hex(enc),
      ...schedule,
    });
    for (const [i, ciphertext] of ciphertexts.entries()) {
      expect(new Uint8Array(await recipient.open(hex(ciphertext), bytes(`Count-${i}`)))).toEqual(plaintext);
    }
    expect(new Uint8Array(await recipient.export(new Uint8Array(), 32))).toEqual(hex(exported));
  });
});

/** A pair of an uncompressed point and its scalar, both in hex. */
async function pairOf(point: string, scalar: string): Promise<CryptoKeyPair> {
  const curve = { name: 'ECDH', namedCurve: 'P-256' };
  const base64Url = (text: string) => Buffer.from(text, 'hex').toString('base64url');
  const jwk = { kty: 'EC', crv: 'P-256', x: base64Url(point.slice(2, 66)), y: base64Url(point.slice(66)) };
  const [publicKey, privateKey] = await Promise.all([
    crypto.subtle.importKey('jwk', jwk, curve, true, []),
    crypto.subtle.importKey('jwk', { ...jwk, d: base64Url(scalar) }, curve, false, ['deriveBits']),
  ]);
  return { publicKey, privateKey };
}
