import { describe, expect, it } from 'vitest';
import { answerApp } from '../../../src/engine/bridge/answer-app';
import { accessKey, createAppAccess } from '../../../src/engine/bridge/app-access';
import { createAppAccessPorts } from '../../../src/engine/bridge/app-access-ports';
import { consentIn } from '../../../src/engine/bridge/bridge-messages';

const built = 'http://localhost:4173/';
const page = `${built}#/bank`;

function values(stored: unknown = undefined) {
  const held = new Map<string, unknown>(stored === undefined ? [] : [[accessKey, stored]]);
  return {
    held,
    get: async (keys: readonly string[]) => Object.fromEntries(keys.map((key) => [key, held.get(key)])),
    set: async (next: Readonly<Record<string, unknown>>) => {
      for (const [key, value] of Object.entries(next)) held.set(key, value);
    },
  };
}

/** Without a database: whatever would read one throws. */
const bare = { version: '1.0.0' } as unknown as Parameters<typeof answerApp>[2];

describe('access of the installed app', () => {
  it('gives a page on localhost nothing until the user decided, and asks once', async () => {
    const access = createAppAccess(values(), built);
    const pull = { type: 'headroom/pull', have: {} } as const;
    const ask = async () => consentIn(await answerApp(pull, page, { ...bare, access }));
    expect((await access.read()).consent).toBeNull();
    expect(await ask()).toBe('asked');
    expect((await access.read()).consent).toBe('asked');
    await access.decide('refused');
    expect(await ask()).toBe('refused');
    expect((await access.read()).consent).toBe('refused');
  });

  it('shares after the user allowed it, until they withdraw it', async () => {
    const access = createAppAccess(values(), built);
    expect(await access.admit(page)).toBe('asked');
    await access.decide('allowed');
    expect(await access.admit(page)).toBe('allowed');
    await access.decide('refused');
    expect(await access.admit(page)).toBe('refused');
  });

  it.each([
    ['another port', 'http://localhost:8080/'],
    ['another folder', 'https://you.example/other/'],
    ['an address that begins alike', 'https://you.example.evil.example/headroom/'],
  ])('knows %s for a stranger, and does not even ask for it', async (_, url) => {
    const store = values({ address: 'https://you.example/headroom/', consents: { 'https://you.example': 'allowed' } });
    const access = createAppAccess(store, built);
    expect(await access.isApp(url)).toBe(false);
    expect(await access.admit(url)).toBe('refused');
    expect(await access.admit('https://you.example/headroom/#/bank')).toBe('allowed');
  });

  it('asks anew for another address, and trusts the earlier one no longer', async () => {
    const access = createAppAccess(values(), built);
    await access.admit(page);
    await access.decide('allowed');
    await access.move('https://you.example/headroom/');
    expect(await access.admit(page)).toBe('refused');
    expect(await access.admit('https://you.example/headroom/')).toBe('asked');
    expect((await access.read()).isChosen).toBe(true);
    await access.move(null);
    expect(await access.admit(page)).toBe('allowed');
  });

  it.each([
    [null],
    [7],
    [[]],
    [{ address: 7, consents: 'all' }],
    [{ address: 'ftp://x', consents: { [new URL(built).origin]: true } }],
  ])('counts a damaged value as nothing decided: %j', async (stored) => {
    expect(await createAppAccess(values(stored), built).read()).toEqual({
      address: built,
      isChosen: false,
      consent: null,
    });
  });

  it('remembers a bounded number of origins', async () => {
    const store = values();
    const access = createAppAccess(store, built);
    for (let i = 0; i < 100; i++) {
      await access.move(`https://host-${i}.example/`);
      await access.decide('allowed');
    }
    const { consents } = store.held.get(accessKey) as { consents: object };
    expect(Object.keys(consents).length).toBeLessThanOrEqual(20);
    expect(consents).toHaveProperty(['https://host-99.example'], 'allowed');
  });
});

describe('choosing the address', () => {
  const ports = (isAllowed: boolean) => {
    const registered: (string | null)[] = [];
    const access = createAppAccess(values(), built);
    return {
      access,
      registered,
      ...createAppAccessPorts({
        access,
        allow: async () => isAllowed,
        register: async (address) => void registered.push(address),
        onChange: () => () => {},
      }),
    };
  };

  it('takes an https folder, asks the browser, and runs the bridge there', async () => {
    const { move, read, registered } = ports(true);
    expect((await read()).isPublic).toBe(false);
    expect((await move(' you.example/headroom/index.html?x#/bank ')).ok).toBe(true);
    expect(await read()).toMatchObject({ address: 'https://you.example/headroom/', isPublic: true, isChosen: true });
    expect(registered).toEqual(['https://you.example/headroom/']);
    await move(null);
    expect((await read()).address).toBe(built);
    expect(registered.at(-1)).toBeNull();
  });

  it.each([
    'http://you.example/',
    'https://localhost:4173/',
    'https://192.168.1.4/',
    'https://box.local/',
    'https://[::1]/',
    'https://a:b@you.example/',
    'javascript:alert(1)',
    'headroom',
    '',
  ])('refuses %j, which no phone can open, and changes nothing', async (typed) => {
    const { move, read, registered } = ports(true);
    expect((await move(typed)).ok).toBe(false);
    expect((await read()).address).toBe(built);
    expect(registered).toEqual([]);
  });

  it('changes nothing where the browser or the user refuses', async () => {
    const { move, read, registered } = ports(false);
    expect(await move('https://you.example/')).toMatchObject({ ok: false });
    expect((await read()).address).toBe(built);
    expect(registered).toEqual([]);
  });
});
