import { describe, expect, it } from 'vitest';
import { message } from '../../../src/domain/messages/message';
import { receiveShare, takeStoredShare } from '../../../src/engine/devices/receive-share';
import type { KeyValues } from '../../../src/engine/state/key-values';
import { createMemoryValues } from '../../../src/pwa/indexed-db-values';

const scope = 'https://x.example/app/';
const sealed = new File([Uint8Array.of(72, 82)], 'headroom-2026-11-21.hrsync');

function post(fields: Readonly<Record<string, string | File>>): Request {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  return new Request(`${scope}share`, { method: 'POST', body });
}

async function shared(fields: Parameters<typeof post>[0], values: KeyValues = createMemoryValues()) {
  const answer = await receiveShare(post(fields), values, scope);
  return { answer, values };
}

describe('what is shared into the app', () => {
  it('is stored, and the page is opened with nothing of it in the address', async () => {
    const { answer, values } = await shared({ title: 'Headroom', text: 'my secret', file: sealed });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `${scope}?shared#/devices`]);
    const share = await takeStoredShare(values);
    expect(share).toMatchObject({ kind: 'file', file: { name: 'headroom-2026-11-21.hrsync', size: 2 } });
  });

  it('is returned once', async () => {
    const { values } = await shared({ file: sealed });
    await takeStoredShare(values);
    expect(await takeStoredShare(values)).toMatchObject({ kind: 'lost' });
  });

  it.each(['url', 'text', 'title'])('may be a link, in the field %s', async (field) => {
    const link = 'look: https://x.example/#s=77';
    const { values } = await shared({ title: 'Headroom', [field]: link, file: new File([], '') });
    expect(await takeStoredShare(values)).toEqual({ kind: 'text', text: link });
  });

  it('that is too large is not stored, and the user is told', async () => {
    const form = { getAll: () => [Object.defineProperty(sealed, 'size', { value: 2 ** 30 })], get: () => null };
    const values = createMemoryValues();
    await receiveShare({ formData: async () => form } as unknown as Request, values, scope);
    expect(await takeStoredShare(values)).toMatchObject({ kind: 'lost', text: message('devices.taken.large') });
  });

  it('opens the page even if the request is broken or nothing can be stored', async () => {
    const values = createMemoryValues();
    const broken = new Request(`${scope}share`, { method: 'POST', body: 'no form' });
    expect((await receiveShare(broken, values, scope)).status).toBe(303);
    expect(await takeStoredShare(values)).toMatchObject({ kind: 'lost' });
    const refuse = () => Promise.reject(new DOMException('', 'QuotaExceededError'));
    const full = { get: refuse, set: refuse, remove: refuse };
    expect((await shared({ file: sealed }, full)).answer.status).toBe(303);
    expect(await takeStoredShare(full)).toMatchObject({ kind: 'lost', text: message('devices.lost') });
  });
});
