// Damages a JSON body the way a careless or hostile server could: seeded, so that a failure can be repeated by its number.

/** What must never come out of a parser, whatever it was put into. */
export const secrets = [
  'jane.doe.4711@example.com',
  'user-AbC123xYz987QrS',
  'acct-0a1b2c3d4e5f',
  '7d3f9a50-1c2b-4e8f-9a77-5b6c7d8e9f01',
  'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ1c2VyIn0.c2lnbmF0dXJl',
  'RateLimitResetCredit_0f9e8d7c6b',
  'sk-live-Zx81hQpL0aVb73TnKe55',
  'https://chatgpt.com/invite/k3j4h5g6',
] as const;

const junk: readonly unknown[] = [
  null,
  true,
  'False',
  '',
  '0',
  'NaN',
  '1e999',
  '٣٤',
  '\u0000\u202e\ud800',
  'x'.repeat(5_000),
  0,
  -0,
  -1,
  0.4,
  1e-320,
  5e10,
  1e308,
  -1e308,
  2 ** 53,
  [],
  {},
  [[[[[[[[]]]]]]]],
  { a: { b: { c: { d: {} } } } },
  Array.from({ length: 1_500 }, (_, index) => index),
  '2026-02-31T25:61:61Z',
  '2026-09-28',
  '+275760-09-13T00:00:00.001Z',
];

const hostileKeys = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'then', 'length', ''];

type Container = Record<string, unknown> | unknown[];

/** A damaged copy of `body`: one to six wounds at random places. */
export function mutate(body: unknown, random: () => number): unknown {
  const root = { body: structuredClone(body) };
  const wounds = 1 + Math.floor(random() * 6);
  for (let wound = 0; wound < wounds; wound++) {
    const places = placesIn(root);
    const place = pick(places, random);
    if (place) hurt(place.holder, place.key, random);
  }
  return root.body;
}

/** The text of a body, cut somewhere or with one character changed. */
export function mutateText(text: string, random: () => number): string {
  const at = Math.floor(random() * text.length);
  return random() < 0.5
    ? text.slice(0, at)
    : `${text.slice(0, at)}${pick(['"', '}', '\\', '9', '<'], random)}${text.slice(at + 1)}`;
}

interface Place {
  readonly holder: Container;
  readonly key: string;
}

function placesIn(root: Container): Place[] {
  const places: Place[] = [];
  const open: Container[] = [root];
  while (open.length > 0 && places.length < 5_000) {
    const holder = open.pop() as Container;
    for (const key of Object.keys(holder)) {
      places.push({ holder, key });
      const inner = (holder as Record<string, unknown>)[key];
      if (typeof inner === 'object' && inner !== null) open.push(inner as Container);
    }
  }
  return places;
}

function hurt(holder: Container, key: string, random: () => number): void {
  const value = (holder as Record<string, unknown>)[key];
  const wounds: readonly (() => void)[] = [
    () => put(holder, key, structuredClone(pick(junk, random))),
    () => put(holder, key, flip(value)),
    () => remove(holder, key),
    () => put(holder, key, secretText(random)),
    () =>
      put(
        holder,
        pick([...hostileKeys, ...secrets], random) ?? '',
        random() < 0.5 ? value : structuredClone(pick(junk, random)),
      ),
    () => put(holder, key, [value, structuredClone(value), secretText(random)]),
  ];
  pick(wounds, random)?.();
}

/** A number becomes a string and the other way round; an object a list and the other way round. */
function flip(value: unknown): unknown {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return Number(value) || value.length;
  if (typeof value === 'boolean') return value ? 'true' : 0;
  if (Array.isArray(value)) return Object.fromEntries(value.map((entry, index) => [`k${index}`, entry]));
  return value === null ? {} : Object.values(value as object);
}

function secretText(random: () => number): string {
  const secret = pick(secrets, random) ?? '';
  return (
    pick(
      [secret, `hello ${secret}, bye`, `(${secret})`, `${'pad '.repeat(90)}${secret}`, `\u0000${secret}\n`],
      random,
    ) ?? ''
  );
}

/** Sets an own property even where the key is `__proto__`; a list, which knows no keys in JSON, gets an entry instead. */
function put(holder: Container, key: string, value: unknown): void {
  if (Array.isArray(holder) && !/^\d+$/.test(key)) holder.push(value);
  else Object.defineProperty(holder, key, { value, writable: true, enumerable: true, configurable: true });
}

function remove(holder: Container, key: string): void {
  if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else Reflect.deleteProperty(holder, key);
}

function pick<T>(choices: readonly T[], random: () => number): T | undefined {
  return choices[Math.floor(random() * choices.length)];
}
