// One pairing and one change of keys, recorded with the first implementation of HPKE. Whatever implements it later must
// open them: devices that were paired then are still in use.
import type { DeviceKeys } from '../../../src/sync/keys/device-keys';

const phoneKey = {
  kty: 'EC',
  crv: 'P-256',
  x: 'EYqoosHQ7DIrIIzQN42nMmG9ED8ojzC1pcL9eDFLies',
  y: 'iQZNx4TgbvcTp6iFRN137CSlP73KbnaHWpfF3LXX7kI',
};

/** The phone's pair, as every device holds its own: non-extractable. */
export async function goldenPhoneKeys(): Promise<DeviceKeys> {
  const curve = { name: 'ECDH', namedCurve: 'P-256' };
  const d = 'gaC9cOA8Hn7_ijy4hIf_7bXFwCfhI-hgvkanlBYJ_U4';
  const [publicKey, privateKey] = await Promise.all([
    crypto.subtle.importKey('jwk', phoneKey, curve, true, []),
    crypto.subtle.importKey('jwk', { ...phoneKey, d }, curve, false, ['deriveBits']),
  ]);
  return { publicKey, privateKey };
}

export const golden = {
  /** When the code was shown, epoch milliseconds. */
  at: 1790000000000,
  code: 'Ac-Zhmx3C09NYiKWtEKUbkweStwsnA5yUAnizvsYsbBzgQ-Klng_scmqbG_G7z-WdQToLmTMcrzPRKgrS5mD_8DRSvQxo7jkMhkaV46lVEup-KJl953dcy8JDZsq1e5pO7DF7pYcZ_WtFM65AqSwYnc-arE8NA',
  answer:
    'AQXQTut6ds_Fj-rqvDoxiflYM4286VdPyonWJsAah-nS6TZk7tLXb_5hQL63ba8L5GmI0KebJW8vHgm0QQoL1e9Zk-M6-Hyo5d9QotHK28-a4LH2gqwkej_DBc99fQaveEbElzWlWmvLMiEYnwrmpcT3jl2VcxcxqGnWON8xGIbocnr7tmEFn9CsvDYioYpzO3OgJ3vWqvds9gaCpykFDva1JarQcrhVXhWK11Op_M_7ZxTXw-I_DzuPajlOpbM6lzMjj7rttCbV8BK2Z_y1DbfXRMi-TaBoyjW5fBZ3gFqv_emyo2vZDJBd3hw7DN9rK-wUPykPz4IwaiEuN4rDKCb-TYk',
  digits: '802820',
  welcome:
    'BPHf08CwwPbiy7NulYpIfGkISQ7RpBq-DBVUMfxOItGkQQxSHchxHrRCLbDnz5yVqyUyClQAmuZkL9j_0BRV--OltNcIxMokVYJb1RKFKaalmene7nCL-h5TuyjypudXEZYRbPwYKmRgZzT2EEGe0wyVH0p60t-jqfRrloOw5Z6mv94TlJHtlxrvxO_25XaOVJ7k2clhIx_Ea5mBtE2KukSKQ5Tg3fJYstRvhaaMItmbZsjmusQs959skrCB0_XBnFnd2QOrXCWOH1fhOuNRjEx5jD6lS_CIlwXzY0f3rttBe4vgcT1UGOVXG4z4zmjeKu9fdV2wlDj8_vS-Vc_scVV6kMi8w_HTZxvyPDO0NClNhgx2mjrEMU5vGZSDdxGj8GCV7a-GpYzWrndAOJqQ9LbFpMi7iL37FgF0_rxYXM4JjajdbioLgwyJv1i7OFzCYsQniP0QBS5iFiEacRcutLX2BufUSTdzJXp4Zmtt6A4YnYHDiOg',
  secret: '_fE2a1i1eBcHN7PrP8EcjBkiu297v6DPQiAYfcePe6w',
  rekey:
    'AQXcbMpbyWrxtpd2Fu8A60bHB9hBQ5lqaKDME3gyxgmcVDFEC8LYNOLaQacb69jRlY_5Rkoo9cY05YKairXU-0BNsnMNA4BB2c3c91i7h25J90TC9s2fa6oGxT10UISXtv0Q3Y32e5CVN1WdMoNywkRFUj1hOvBeCIkxz9iXbOjrBwjZwDvkWvOcQiZJsC3109Y3jH8ItwE3Z_ymOgOfSvUrhzeydb14EqJjwdA_tYn_IFLWOmctOW0WuuXtUmX0OfVWSaOZ28IVaUp-B6MYXA5tWrhO5CiCj5Cg8aIf1M8lvFejyX-Rf7Dumvn2C7p_wHDSvqPF0Z7ZPVfBN0uV9EnxC0BKELzn2Xmiddrqz9AA-ik1oFoAeBvcKj7kFWZiZ0XD-_DQzt4RumEKLTkZhxD-xsrQD1QynJcXWC-0Zx_D-r1nTvKonmMtkNqMOWko2D5h7V6d3I-H1phb7j15kaDWUx9XgBtdUufm_TlGBtrA25BbUN5gMih_EZL0QfYRyQLx0sk2RTSsNJjTjl26FD2qM4lKwiXif9C1I3U',
  nextSecret: 'tEQNn3qAGRpVGtCVy_J5PzgmIfrby0o50qTCwBZfte4',
  /** "the secret" wrapped for the phone: for "pairing" with a pre-shared key of 32 sevens, and for "rekey" without one. */
  wrapped: {
    psk: 'BHTPuntb627BO0X-kwzTS4xZTSLypWfe8qvKWvSk3fZMA06lN-unPHOuVkdZ1YMwbpy3TLcng-7DnR9_j7l9cIXtdT7vemWoyHzXHayyp-xmR7zssJ_hWnpV-Q',
    base: 'BNyFL2RDG4QGy3qst32AXIJW4PUTYSYrYFRjYmrOBwOXd7AIUaJW2233c18FZjMNlKthYf5JSeNdhvqH3J9zuNtlGfF-2_OuA_A5IFhDZxN96IHuRmfbNTJw6w',
  },
};
