// Bodies that are made to be slow to read: long words, long lists, long names, in every endpoint that keeps such a thing.

interface HostileBody {
  readonly name: string;
  readonly path: string;
  /** Two bodies of about so many bytes, of which the second differs in every entry where that costs most. */
  readonly make: (bytes: number) => readonly [string, string];
}

const reset = 1_790_000_000;
const day = 86_400;

/** What cleaning must not stumble over: each is repeated to fill a text. */
const grains = [
  'a',
  'a.',
  'a@',
  '@',
  'sk-',
  'eyJ',
  'user-',
  'Ab1-',
  'a b ',
  'http://',
  'Bearer ',
  '\u0000',
  '\ud800',
  '0f',
  '-',
  ' ',
];

const iso = (seconds: number) => new Date(seconds * 1_000).toISOString();

const texts = grains.map(
  (grain): HostileBody => ({
    name: `rules of ${JSON.stringify(grain)} alone`,
    path: '/wham/referrals/eligibility_rules',
    make: (bytes) =>
      both((turn) => ({
        rules: fill(
          bytes,
          (index) => `${grain.repeat(Math.floor(1_590 / grain.length))}!${turn}${index} ${'x'.repeat(20)}`,
        ),
      })),
  }),
);

const window = (index: number, turn: number) => ({
  used_percent: (index + turn * 7) % 100,
  limit_window_seconds: 18_000,
  reset_at: reset + turn * 3_000,
});

export const hostileBodies: readonly HostileBody[] = [
  ...texts,
  {
    name: 'one rule of a megabyte',
    path: '/wham/referrals/eligibility_rules',
    make: (bytes) => both((turn) => ({ rules: [`${'a'.repeat(bytes)}!${turn}`] })),
  },
  {
    name: 'limits in a list',
    path: '/wham/usage',
    make: (bytes) =>
      both((turn) => ({
        rate_limit: { primary_window: window(0, turn) },
        additional_rate_limits: fill(bytes, (index) => ({
          metered_feature: `m${index}`,
          rate_limit: { allowed: true, primary_window: window(index, turn) },
        })),
      })),
  },
  {
    name: 'limits in a map, with every slot',
    path: '/wham/usage',
    make: (bytes) =>
      both((turn) => ({
        rate_limit: { primary_window: window(0, turn) },
        additional_rate_limits: Object.fromEntries(
          fill(bytes, (index) => [
            `m${turn}${index}`,
            {
              primary: window(index, turn),
              secondary: { ...window(index, turn), limit_window_seconds: 604_800 },
              tertiary: { ...window(index, turn), limit_window_seconds: 86_400 },
            },
          ]),
        ),
      })),
  },
  {
    name: 'limits that come and go',
    path: '/wham/usage',
    make: (bytes) =>
      both((turn) => ({
        rate_limit: { primary_window: window(0, turn) },
        additional_rate_limits: fill(bytes, (index) => ({
          metered_feature: `m${turn}-${index}`,
          rate_limit: { primary_window: window(index, turn) },
        })),
      })),
  },
  {
    name: 'models',
    path: '/wham/usage',
    make: (bytes) =>
      both((turn) => ({
        rate_limit: { primary_window: window(0, turn) },
        model_usage: Object.fromEntries(
          fill(bytes, (index) => [
            `model-${index}`,
            { available: false, available_at: reset + index, fallback_model_slugs: ['a', 'b'] },
          ]),
        ),
        sidebar_usage_warnings: { by_model: { a: { rate_limit: { allowed: false } } } },
      })),
  },
  {
    name: 'resets',
    path: '/wham/rate-limit-reset-credits',
    make: (bytes) =>
      both((turn) => ({
        available_count: 900,
        credits: fill(bytes, (index) => ({
          id: `r${turn}-${index}`,
          status: 'available',
          granted_at: iso(reset - index * 60),
          expires_at: iso(reset + day + index),
          title: 'A reset',
        })),
      })),
  },
  {
    name: 'resets of one id',
    path: '/wham/rate-limit-reset-credits',
    make: (bytes) =>
      both((turn) => ({
        available_count: 900 - turn,
        credits: fill(bytes, (index) => ({
          id: 'r',
          status: 'available',
          granted_at: iso(reset - index * 60),
          expires_at: iso(reset - day * 20 + index + turn),
        })),
      })),
  },
  {
    name: 'the history of resets',
    path: '/wham/rate-limit-reset-credits/history',
    make: (bytes) =>
      both((turn) => ({
        events: fill(bytes, (index) => ({
          id: `r${turn}-${index >> 1}:used`,
          kind: index % 2 ? 'used' : 'granted',
          occurred_at: iso(reset - day + index + turn),
        })),
        window_start: iso(reset - 30 * day),
      })),
  },
  {
    name: 'past windows',
    path: '/wham/usage/plan_limit_history',
    make: (bytes) =>
      both((turn) => ({
        data_as_of: iso(reset),
        periods: fill(bytes, (index) => ({
          window_minutes: 300,
          starts_at: iso(reset - index * 18_000),
          ends_at: iso(reset - index * 18_000 + 18_000),
          used_basis_points: 100 + turn,
          breakdowns: [{ dimension: 'model', rows: [{ key: 'a', basis_points: 5 }] }],
        })),
      })),
  },
  {
    name: 'grants of credits',
    path: '/accounts/7d3f9a50-1c2b-4e8f-9a77-5b6c7d8e9f01/remaining_balance',
    make: (bytes) =>
      both((turn) => ({
        balance: `${100 + turn}`,
        expiring_balance_details: fill(bytes, (index) => ({
          amount_remaining: `${index}`,
          expiry_date: iso(reset + index),
        })),
      })),
  },
  {
    name: 'invitations',
    path: '/referrals/invite/tracking',
    make: (bytes) =>
      both((turn) => ({
        items: fill(bytes, (index) => ({
          status: `pending-${'x'.repeat(index % 20)}${turn ? 'a' : 'b'}`,
          created_at: iso(reset),
        })),
      })),
  },
  {
    name: 'days of use',
    path: '/wham/usage/daily-token-usage-breakdown',
    make: (bytes) =>
      both((turn) => ({
        units: 'credits',
        data: fill(bytes, (index) => ({
          date: '2026-09-01',
          product_surface_usage_values: { cli: index + turn },
          models: [{ model: `m${index}`, credits: 3 }],
        })),
      })),
  },
  {
    name: 'a count of a billion',
    path: '/wham/usage',
    make: (bytes) =>
      both((turn) => ({
        rate_limit: { primary_window: window(0, 0) },
        rate_limit_reset_credits: { available_count: turn * 1e9 },
        pad: 'x'.repeat(bytes),
      })),
  },
  {
    name: 'nested lists',
    path: '/wham/usage',
    make: (bytes) => both(() => ({ rate_limit: {}, additional_rate_limits: nested(bytes / 2) })),
  },
  {
    name: 'nothing but brackets',
    path: '/wham/usage',
    make: (bytes) => ['['.repeat(bytes), '{"a":'.repeat(bytes / 5)],
  },
];

function both(body: (turn: number) => object): readonly [string, string] {
  return [JSON.stringify(body(0)), JSON.stringify(body(1))];
}

/** As many entries as fill so many bytes of JSON. */
function fill<T>(bytes: number, entry: (index: number) => T): T[] {
  const count = Math.max(1, Math.floor(bytes / (JSON.stringify(entry(1_000)).length + 1)));
  return Array.from({ length: count }, (_, index) => entry(index));
}

function nested(depth: number): unknown {
  let value: unknown = 0;
  for (let level = 0; level < Math.min(depth, 4_000); level += 1) value = [value];
  return value;
}
