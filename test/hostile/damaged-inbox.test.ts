// The push inbox of the installed app with damaged content: intact deliveries are imported, and the next push is stored.
import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { expect, it } from 'vitest';
import { seededRandom } from '../../src/domain/random';
import { createPhoneInbox } from '../../src/engine/devices/phone-inbox';
import { openPushInbox } from '../../src/storage/push-inbox';
import { usageSeries } from '../support/observations';
import { createComputer, createPhone, createVendor, pair, snapshotWith } from '../support/paired-devices';
import { attempts, tried } from './support/attempts';
import { junk } from './support/damage';

const start = Date.UTC(2026, 10, 21, 9);
const series = usageSeries(40, 900);
const end = Math.max(...series.map(({ at }) => at));

/** A paired phone, and pushes that a computer sent it: the text of each as it arrived. */
async function pushed() {
  const clock = { now: end };
  const vendor = createVendor();
  const phone = createPhone(vendor, clock, 'phone-1');
  let used = 10;
  const computer = createComputer(vendor, clock, {
    snapshot: () => snapshotWith(used, clock.now),
    observations: () => series,
  });
  await pair(computer, phone);
  for (used of [40, 70, 97]) {
    clock.now += 3_600_000;
    await computer.pushSync.afterObservation();
  }
  const texts = vendor.posts.map(({ json }) => json);
  return { phone, clock, texts };
}

/** Keys as damage can leave them: of another type, and the highest there is, after which no key is given. */
const keys = ['text', -1, 0.5, 1e300, 2 ** 53, new Date(0), [1, 'two']] as const;

it('takes in what is whole, lets go of the rest, and stores the next push', async () => {
  const { phone, clock, texts } = await pushed();
  expect(texts.length).toBeGreaterThan(2);
  const trials = attempts(60, 400);
  tried(trials);
  const stuck: string[] = [];
  for (let seed = 1; seed <= trials; seed += 1) {
    const trouble = await troubleIn(seed, texts, phone, clock).catch(String);
    if (trouble) stuck.push(`seed ${seed}: ${trouble}`);
  }
  expect(stuck).toEqual([]);
});

async function troubleIn(
  seed: number,
  texts: readonly string[],
  phone: Awaited<ReturnType<typeof pushed>>['phone'],
  clock: { readonly now: number },
): Promise<string | null> {
  const random = seededRandom(seed);
  const pick = <T>(choices: readonly T[]) => choices[Math.floor(random() * choices.length)] as T;
  const name = crypto.randomUUID();
  const whole = { at: clock.now, json: texts.at(-1) ?? '' };
  const text = pick(texts);
  const cut = text.slice(0, Math.floor(random() * text.length));
  const damaged = [
    pick(junk),
    { ...whole, [pick(['at', 'json'])]: pick(junk) },
    { at: clock.now, json: cut },
    { at: clock.now, json: text.replace(/[a-z]/g, (letter) => (random() < 0.02 ? 'Z' : letter)) },
  ];
  const raw = new Dexie(name);
  raw.version(0.1).stores({ pushes: '++' });
  await raw.table('pushes').bulkAdd([pick(damaged), whole, pick(damaged)]);
  await raw.table('pushes').put(pick(damaged), pick(keys) as never);
  raw.close();

  const inbox = openPushInbox(name);
  // The worker stores a push before any page reads what waits.
  await inbox.keep(whole);
  const merged: number[] = [];
  const reader = createPhoneInbox({
    deviceStore: phone.deviceStore,
    now: () => clock.now + 8 * 86_400_000,
    device: async () => ({ id: 'phone-1' }),
    guest: phone.guest,
    deliveries: inbox.all,
    drop: inbox.drop,
    merge: async (observations) => merged.push(observations.length),
    mergeRegisters: async () => 0,
  });
  await reader.drain();
  if (merged.length < 2) return `read ${merged.length} of two whole pushes`;
  const left = await inbox.all();
  if (left.length > 0) return `${left.length} stay for ever`;
  await inbox.keep(whole);
  return (await inbox.all()).length === 1 ? null : 'the next push is not stored';
}

it('begins anew where the database is of a later version', async () => {
  const name = crypto.randomUUID();
  const later = new Dexie(name);
  later.version(7).stores({ pushes: '++', more: 'key' });
  await later.table('pushes').add({ at: start, json: '{}' });
  later.close();
  tried(1);
  const inbox = openPushInbox(name);
  await inbox.keep({ at: start + 1, json: '{}' });
  expect((await inbox.all()).map(({ delivery }) => delivery.at)).toEqual([start, start + 1]);
});
