// The whole history through real relays on loopback: two at once, one killed, wiped, slow or lying.
import { connect, createServer as createTcpServer, type Socket } from 'node:net';
import { finalizeEvent, generateSecretKey } from 'nostr-tools/pure';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WebSocketServer } from 'ws';
import { dayMs, hourMs, minuteMs } from '../../../src/domain/time/instant';
import type { Place } from '../../../src/engine/sync/sync-round';
import { loadPlaceState, loadSyncState } from '../../../src/engine/sync/sync-state';
import { certificate } from '../../demo/certificate';
import { startRelay, type TestRelay } from '../../support/nostr-relay';
import { usageSeries } from '../../support/observations';
import { madeBy, relayPlace, type SyncedDevice, syncedGroup } from '../../support/synced-devices';

const series = usageSeries(1_000, 60);
const start = (series.at(-1)?.at ?? 0) + minuteMs;
const of = (device: string, from = 0, to = 400) => series.slice(from, to).map((each) => madeBy(device, each));
const ids = ({ observations }: SyncedDevice) => [...observations.keys()].toSorted();

/** Ten seconds of patience pass in half a second. */
function quicken({ deps }: SyncedDevice): void {
  Object.assign(deps, {
    after: (ms: number, run: () => void) => {
      const timer = setTimeout(run, ms / 20);
      return () => clearTimeout(timer);
    },
  });
}

describe('devices with relays', () => {
  let office: SyncedDevice;
  let home: SyncedDevice;
  let relays: TestRelay[] = [];
  let places: Place[] = [];
  const begin = async (...options: Parameters<typeof startRelay>) => {
    const relay = await startRelay(...options);
    relays.push(relay);
    places.push(relayPlace(relay.url));
    return relay;
  };
  const later = (ms: number) => {
    office.now += ms;
    home.now += ms;
  };
  const trouble = async (device: SyncedDevice, url: string) => (await loadPlaceState(device.store, url)).trouble?.code;

  beforeEach(() => {
    // The relay drops what has expired, by the clock of this process.
    vi.useFakeTimers({ toFake: ['Date'], now: start });
    [office, home] = syncedGroup({ office: 'computer', home: 'computer' }, start) as [SyncedDevice, SyncedDevice];
  });
  afterEach(async () => {
    vi.useRealTimers();
    for (const relay of relays) await relay.stop();
    [relays, places] = [[], []];
  });

  it('leave nothing readable with the operator', async () => {
    const relay = await begin();
    office.observe(of('office'));
    office.choose('account', 'a', { nickname: 'Secret client', colour: 1 });
    await office.round(...places);
    const text = relay.dump();
    for (const word of ['office', 'Secret', 'codex', 'plus', 'usage', series[0]?.account ?? '', 'headroom', 'Name of'])
      expect(text.toLowerCase()).not.toContain(word.toLowerCase());
  });

  it('prove who they are where a relay wants that, and read its limits of size', async () => {
    const relay = await begin({ wantsAuth: true });
    office.observe(of('office'));
    await office.round(...places);
    await home.round(...places);
    expect(await trouble(office, relay.url)).toBeUndefined();
    expect(ids(home)).toEqual(ids(office));
  });

  it('go on with one of two relays killed, and bring it up to date when it is back', async () => {
    const [first, second] = [await begin(), await begin()];
    office.observe(of('office'));
    await office.round(...places);
    await first.kill();
    later(10 * minuteMs);
    office.observe(of('office', 400, 450));
    await office.round(...places);
    await home.round(...places);
    expect(await trouble(office, first.url)).toBe('unreachable');
    expect(await trouble(office, second.url)).toBeUndefined();
    expect(ids(home)).toEqual(ids(office));

    await first.restart();
    later(hourMs);
    await office.round(...places);
    await second.kill();
    later(hourMs);
    home.observe(of('home', 0, 5));
    await home.round(...places);
    await office.round(...places);
    expect(ids(home)).toEqual(ids(office));
  });

  it('write again what a relay has lost, within a day', async () => {
    const [first] = [await begin(), await begin()];
    office.observe(of('office'));
    await office.round(...places);
    const held = first.count();
    first.wipe();
    later(dayMs + minuteMs);
    await office.round(...places);
    expect(first.count()).toBe(held);
  });

  it('wait for a slow relay, and read the quick one all the same', async () => {
    const [slow] = [await begin(), await begin()];
    slow.slow = 150;
    office.observe(of('office'));
    await office.round(...places);
    await home.round(...places);
    expect(await trouble(office, slow.url)).toBeUndefined();
    expect(ids(home)).toEqual(ids(office));
  });

  it('refuse an older head from a relay that was left behind, and say so', async () => {
    const [behind, current] = [await begin(), await begin()];
    office.choose('account', 'a', { nickname: 'Old', colour: 1 });
    await office.round(...places);
    later(hourMs);
    office.choose('account', 'a', { nickname: 'New', colour: 1 });
    await office.round(relayPlace(current.url));
    await home.round(relayPlace(current.url));
    await home.round(relayPlace(behind.url));
    expect(home.registers.get('account/a')?.value).toMatchObject({ nickname: 'New' });
    expect((await loadPlaceState(home.store, behind.url)).isBehind).toBe(true);
    expect((await loadPlaceState(home.store, current.url)).isBehind).toBe(false);
    await office.round(...places);
    await home.round(...places);
    expect((await loadPlaceState(home.store, behind.url)).isBehind).toBe(false);
  });

  it('take nothing of a relay that signs records itself, or passes the bytes of another address', async () => {
    const relay = await begin();
    office.observe(of('office'));
    await office.round(...places);
    const stranger = generateSecretKey();
    const wss = new WebSocketServer({ port: 0, host: '127.0.0.1' });
    await new Promise((resolve) => wss.once('listening', resolve));
    const held = relay
      .dump()
      .split('\n')
      .map((line) => JSON.parse(line) as { content: string });
    const forged = (address: string) =>
      held.map(({ content }) =>
        finalizeEvent({ kind: 30_078, created_at: 2_000_000_000, tags: [['d', address]], content }, stranger),
      );
    wss.on('connection', (socket) =>
      socket.on('message', (data) => {
        const [type, id, filter] = JSON.parse(String(data)) as [string, string, { '#d': string[] }];
        if (type !== 'REQ') return;
        for (const event of filter['#d'].flatMap(forged)) socket.send(JSON.stringify(['EVENT', id, event]));
        socket.send(JSON.stringify(['EOSE', id]));
      }),
    );
    await home.round(relayPlace(`ws://127.0.0.1:${(wss.address() as { port: number }).port}`));
    for (const client of wss.clients) client.terminate();
    wss.close();
    expect(home.observations.size).toBe(0);
    await home.round(...places);
    expect(ids(home)).toEqual(ids(office));
  });

  it('go on behind a network that stalls in the middle of an answer', async () => {
    const relay = await begin();
    office.observe(of('office', 0, 1_000));
    await office.round(...places);
    // Lets 3 KB through and then nothing, without closing.
    const sockets: Socket[] = [];
    const proxy = createTcpServer((client) => {
      const server = connect(relay.port, '127.0.0.1');
      sockets.push(client, server);
      let passed = 0;
      client.pipe(server);
      server.on('data', (data) => {
        passed += data.length;
        if (passed < 3_000) client.write(data);
      });
      for (const socket of [client, server]) socket.on('error', () => undefined);
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    const url = `ws://127.0.0.1:${(proxy.address() as { port: number }).port}`;
    quicken(home);
    await home.round(relayPlace(url));
    expect(await trouble(home, url)).toBe('timeout');
    await home.round(...places);
    expect(ids(home)).toEqual(ids(office));
    for (const socket of sockets) socket.destroy();
    proxy.close();
  });

  it('come to rest: without a change nothing is written', async () => {
    const relay = await begin();
    for (const device of [office, home]) device.observe(of(device.id));
    for (let i = 0; i < 4; i += 1) {
      later(10 * minuteMs);
      for (const device of [office, home]) await device.round(...places);
    }
    const before = relay.received('EVENT');
    for (let i = 0; i < 6; i += 1) {
      later(10 * minuteMs);
      for (const device of [office, home]) await device.round(...places);
    }
    expect(relay.received('EVENT')).toBe(before);
  });

  it.each([10, -10])('agree with clocks %i minutes apart', async (minutes) => {
    await begin();
    home.now += minutes * minuteMs;
    office.choose('account', 'a', { nickname: 'Office', colour: 1 });
    office.observe(of('office'));
    await office.round(...places);
    await home.round(...places);
    // What is dated ahead is believed once its time has come.
    later(11 * minuteMs);
    await home.round(...places);
    home.choose('account', 'a', { nickname: 'Home', colour: 1 });
    await home.round(...places);
    later(11 * minuteMs);
    for (const device of [home, office, home]) await device.round(...places);
    expect(ids(home)).toEqual(ids(office));
    for (const device of [office, home])
      expect(device.registers.get('account/a')?.value).toEqual({ nickname: 'Home', colour: 1 });
  });

  it('survive a clock that was a year ahead: later heads lie at new addresses', async () => {
    await begin();
    office.now += 365 * dayMs;
    office.choose('account', 'a', { nickname: 'Ahead', colour: 1 });
    await office.round(...places);
    office.now -= 365 * dayMs;
    later(hourMs);
    office.observe(of('office'));
    await office.round(...places);
    await home.round(...places);
    expect(ids(home)).toEqual(ids(office));
    expect((await loadSyncState(home.store)).peers.office?.generation).toBe(1);
  });

  it('bring a device up to date that was away for a month', async () => {
    await begin();
    office.observe(of('office'));
    await office.round(...places);
    await home.round(...places);
    for (let day = 0; day < 30; day += 1) {
      office.now += dayMs;
      office.observe(of('office', 400 + day * 10, 410 + day * 10));
      await office.round(...places);
    }
    home.now = office.now;
    await home.round(...places);
    expect(ids(home)).toEqual(ids(office));
    expect(home.observations.size).toBe(700);
  });

  it('tell a relay to delete what was forgotten', async () => {
    const relay = await begin();
    office.observe(of('office'));
    await office.round(...places);
    const before = relay.count();
    office.forget(series[0]?.account ?? '');
    later(hourMs);
    await office.round(...places);
    // The segments are gone; the request to delete them is an event too.
    expect(relay.count()).toBeLessThan(before + 1);
    const held = relay
      .dump()
      .split('\n')
      .filter((line) => JSON.parse(line).kind === 30_078);
    expect(held).toHaveLength(1);
  });

  describe('with a relay that misbehaves', () => {
    const open: { close: () => void }[] = [];
    afterEach(() => {
      for (const each of open.splice(0)) each.close();
    });
    const badRelay = async (onMessage: (say: (text: string) => void, message: unknown[], socket: Socket) => void) => {
      const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
      await new Promise((resolve) => server.once('listening', resolve));
      server.on('connection', (socket, { socket: raw }) =>
        socket.on('message', (data) => onMessage((text) => socket.send(text), JSON.parse(String(data)), raw)),
      );
      const close = () => {
        for (const client of server.clients) client.terminate();
        server.close();
      };
      open.push({ close });
      return `ws://127.0.0.1:${(server.address() as { port: number }).port}`;
    };
    /** The others go on, and nothing is lost. */
    const expectOnly = async (url: string, code: string) => {
      office.observe(of('office'));
      await office.round(relayPlace(url), ...places);
      await home.round(relayPlace(url), ...places);
      expect(await trouble(office, url)).toBe(code);
      expect(ids(home)).toEqual(ids(office));
    };

    it('answers nonsense', async () => {
      await begin();
      const url = await badRelay((say, message) => {
        say('<html>');
        say('[]');
        say('{"a":1}');
        say(`["EVENT","${message[1]}",{"tags":7}]`);
        say(`["NOTICE","what?"]`);
      });
      await expectOnly(url, 'nonsense');
    });

    it('closes at once', async () => {
      await begin();
      await expectOnly(await badRelay((_, __, socket) => socket.destroy()), 'closed');
    });

    it('floods with 10 000 events', async () => {
      await begin();
      const url = await badRelay((say, message) => {
        if (message[0] !== 'REQ') return;
        const event = { id: 'a'.repeat(64), kind: 30_078, tags: [['d', 'x']], content: '', created_at: 1 };
        for (let i = 0; i < 10_000; i += 1) say(JSON.stringify(['EVENT', message[1], event]));
      });
      await expectOnly(url, 'flood');
    });

    it('says that it is written to too often', async () => {
      await begin();
      const url = await badRelay((say, [type, id]) => {
        if (type === 'REQ') say(JSON.stringify(['EOSE', id]));
        if (type === 'EVENT') say(JSON.stringify(['OK', (id as { id: string }).id, false, 'rate-limited: slow down']));
      });
      await expectOnly(url, 'limited');
    });

    /** Answers every connection with these lines of HTTP, and closes it. */
    const webServer = async (...lines: readonly string[]) => {
      const server = createTcpServer((socket) =>
        socket.end(`HTTP/1.1 ${lines.join('\r\n')}\r\n\r\n<!doctype html>Hello`),
      );
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      open.push(server);
      return `ws://127.0.0.1:${(server.address() as { port: number }).port}`;
    };

    it('is a normal web server', async () => {
      await begin();
      await expectOnly(await webServer('200 OK', 'Content-Type: text/html'), 'unreachable');
    });

    it('redirects: nobody is led to another relay', async () => {
      await begin();
      const other = await startRelay();
      try {
        const location = other.url.replace('ws:', 'http:');
        await expectOnly(await webServer('302 Found', `Location: ${location}`), 'unreachable');
        await expectOnly(await webServer('308 Permanent Redirect', `Location: ${other.url}`), 'unreachable');
        expect([other.received('REQ'), other.received('EVENT')]).toEqual([0, 0]);
      } finally {
        await other.stop();
      }
    });

    it('presents a certificate that nobody signed', async () => {
      await begin();
      const untrusted = await startRelay({ tls: certificate });
      try {
        await expectOnly(`wss://127.0.0.1:${untrusted.port}`, 'unreachable');
        expect([untrusted.received('REQ'), untrusted.received('EVENT')]).toEqual([0, 0]);
      } finally {
        await untrusted.stop();
      }
    });

    it('is nobody', async () => {
      await begin();
      const gone = await startRelay();
      await gone.stop();
      await expectOnly(gone.url, 'unreachable');
    });

    it('accepts connections and says nothing: given up after ten seconds', async () => {
      await begin();
      const held: Socket[] = [];
      const server = createTcpServer((socket) => void held.push(socket));
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const close = () => {
        for (const socket of held) socket.destroy();
        server.close();
      };
      open.push({ close });
      const url = `ws://127.0.0.1:${(server.address() as { port: number }).port}`;
      for (const device of [office, home]) quicken(device);
      await expectOnly(url, 'unreachable');
      const { failures, retryAt } = await loadPlaceState(office.store, url);
      expect([failures, retryAt > office.now]).toEqual([1, true]);
    });
  });
});
