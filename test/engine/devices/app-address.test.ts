import { describe, expect, it, vi } from 'vitest';
import { message } from '../../../src/domain/messages/message';
import { createShareExport } from '../../../src/engine/devices/export-share';
import { sendPush } from '../../../src/sync/transports/push';
import { usageSeries } from '../../support/observations';
import { createComputer, createPhone, createVendor } from '../../support/paired-devices';
import { isSenderRefused } from '../../support/vapid-subject';

const local = 'http://localhost:4173/';
const clock = { now: Date.UTC(2026, 10, 21, 9) };
const held = { snapshot: () => null, observations: () => [] };

describe('an app that only this computer can open', () => {
  it('pairs no phone, and says what is missing before anything is sent', async () => {
    const vendor = createVendor();
    const computer = createComputer(vendor, clock, held, 'computer-1', local);
    const code = await computer.host.begin();
    // The code is none for a camera: it opens in an app that is installed already.
    expect(code.link).toMatch(/^#p=\d+$/);
    const answered = await createPhone(vendor, clock, 'phone-1').guest.answer(code.link.split('=')[1] ?? '');
    if (!answered.ok) throw new Error(answered.text.key);
    expect(await computer.host.accept(answered.link)).toMatchObject({
      ok: false,
      text: message('devices.host.address'),
    });
    expect(vendor.fetch).not.toHaveBeenCalled();
  });

  it('names no sender that push services refuse', async () => {
    const vendor = createVendor();
    const fetch = vi.fn();
    const target = vendor.subscribe(async () => {});
    const request = { target, json: '{}', topic: null, urgency: 'low' } as const;
    const vapid = { publicKey: '', privateKey: '' };
    const outcome = await sendPush(request, { vapid, subject: local, fetch, now: () => clock.now });
    expect(outcome).toMatchObject({ kind: 'refused', reason: message('devices.sent.needsAddress') });
    expect(fetch).not.toHaveBeenCalled();
  });

  it('exports its figures as content without a link', async () => {
    const observations = usageSeries(20, 1_800);
    const shares = (address: string) =>
      createShareExport({
        now: () => observations.at(-1)?.at ?? 0,
        device: async () => ({ id: 'd' }),
        accounts: async () => [{ key: observations[0]?.account ?? '', nickname: 'Work', colour: 0 }],
        history: async () => observations,
        registers: async () => [],
        appAddress: async () => address,
        save: async () => ({ ok: true }),
      }).snapshot(false);
    expect(await shares(local)).toMatchObject({ link: expect.stringMatching(/^#s=\d+$/), opensApp: false });
    expect(await shares('https://you.example/')).toMatchObject({
      link: expect.stringMatching(/^https:\/\/you\.example\/#s=\d+$/),
      opensApp: true,
    });
  });
});

describe('the test push service', () => {
  const authorization = (payload: object) =>
    `vapid t=h.${Buffer.from(JSON.stringify(payload)).toString('base64url')}.s, k=k`;
  it.each([
    [{ sub: 'https://headroom.example/' }, false],
    [{ sub: 'mailto:a@b.example' }, false],
    [{ sub: 'http://localhost:4173/' }, true],
    [{ sub: 'https://localhost/' }, true],
    [{}, true],
  ])('is as strict as real ones about %j', (payload, refused) => {
    expect(isSenderRefused(authorization(payload))).toBe(refused);
  });
});
