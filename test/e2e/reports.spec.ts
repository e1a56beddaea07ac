// The Reports page over real session files: a folder is chosen, read, reported, drilled into and exported, and nothing of what
// was said in it is kept. The folder dialog alone is stood in for, by a real directory handle of the browser's own.
import assert from 'node:assert/strict';
import { seededRandom } from '../../src/domain/random';
import { untilScreen } from '../support/browser/screen';
import type { Tab } from '../support/browser/test-browser';
import { sleep } from '../support/browser/wait';
import type { Spec } from './spec';

/** In every secret, so that none can be overlooked. */
const mark = 'S3cr3t';
const minuteMs = 60_000;

/** A million bytes of made-up secrets: keys, addresses and words. */
function makeSecrets(bytes: number): string[] {
  const random = seededRandom('secrets');
  const hex = (length: number) => Array.from({ length }, () => Math.floor(random() * 16).toString(16)).join('');
  const shapes = [
    () => `sk-proj-${mark}${hex(40)}`,
    () => `${mark}.${hex(12)}@example.org`,
    () => `https://user:${mark}${hex(24)}@git.example.org/${mark}${hex(8)}/x?token=${mark}${hex(16)}`,
    () => `/home/${mark}${hex(8)}/clients/${mark}${hex(12)}`,
    () => `the password of ${mark}${hex(6)} is ${hex(30)}`,
  ];
  const secrets: string[] = [];
  for (let made = 0; made < bytes; ) {
    const secret = shapes[Math.floor(random() * shapes.length)]?.() ?? '';
    secrets.push(secret);
    made += secret.length;
  }
  return secrets;
}

/** A session of `responses` responses, in whose talk, paths, addresses and ids secrets stand. */
function session(thread: string, project: string, secrets: readonly string[], responses: number): string {
  const begin = Date.now() - 90 * minuteMs;
  const secret = (place: number) => secrets[place % secrets.length] ?? mark;
  const line = (minutes: number, type: string, payload: object) =>
    JSON.stringify({ timestamp: new Date(begin + minutes * minuteMs).toISOString(), type, payload });
  const lines = [
    line(0, 'session_meta', {
      id: thread,
      timestamp: new Date(begin).toISOString(),
      cwd: `/home/${secret(1)}/${project}`,
      originator: 'codex-tui',
      base_instructions: { text: secret(2) },
      git: {
        commit_hash: `${mark}commit`,
        branch: 'feature/HARB-12-tides',
        repository_url: `https://jane:${mark}@git.example.org/${mark}-team/${project}.git?key=${mark}`,
      },
    }),
  ];
  const total = {
    input_tokens: 0,
    cached_input_tokens: 0,
    output_tokens: 0,
    reasoning_output_tokens: 0,
    total_tokens: 0,
  };
  const share = Math.ceil(secrets.length / responses);
  for (let index = 0; index < responses; index += 1) {
    const talk = secrets.slice(index * share, (index + 1) * share).join(' ');
    const usage = {
      input_tokens: 40_000,
      cached_input_tokens: 10_000,
      output_tokens: 900,
      reasoning_output_tokens: 100,
    };
    for (const name of ['input_tokens', 'cached_input_tokens', 'output_tokens', 'reasoning_output_tokens'] as const)
      total[name] += usage[name];
    total.total_tokens += 40_900;
    const primary = {
      used_percent: 10 + index,
      window_minutes: 10_080,
      resets_at: Math.floor(begin / 1_000) + 300_000,
    };
    lines.push(
      line(index * 5 + 1, 'turn_context', {
        turn_id: `${mark}-${index}`,
        cwd: `/home/${secret(3)}`,
        model: 'gpt-6-sol',
        effort: 'high',
      }),
      line(index * 5 + 2, 'response_item', { type: 'message', title: secret(4), text: talk }),
      line(index * 5 + 3, 'event_msg', {
        type: 'token_count',
        info: { last_token_usage: { ...usage, total_tokens: 40_900 }, total_token_usage: { ...total } },
        rate_limits: { limit_id: 'codex', plan_type: 'pro', primary },
      }),
    );
  }
  return `${lines.join('\n')}\n`;
}

/** Writes files as the CLI would, and lets the dialog hand out their folder. Each is written `times` times over. */
const write = (tab: Tab, files: Readonly<Record<string, string>>, times = 1) =>
  tab.evaluate(
    async ([json = '{}', count = '1']) => {
      const root = await navigator.storage.getDirectory();
      const folder = await root.getDirectoryHandle('sessions', { create: true });
      for (const [name, text] of Object.entries(JSON.parse(json) as Record<string, string>)) {
        const stream = await (await folder.getFileHandle(name, { create: true })).createWritable();
        for (let time = 0; time < Number(count); time += 1) await stream.write(text);
        await stream.close();
      }
      const pick = async () => folder;
      Object.assign(window, { showDirectoryPicker: pick });
    },
    [JSON.stringify(files), String(times)],
  );

/** Clicks the first button whose text matches, in the named region where one is given. */
const click = (tab: Tab, text: string, region = '') =>
  tab.until(
    ([wanted = '', within = '']) => {
      const inside = within === '' ? document : document.querySelector(`[aria-label="${within}"]`);
      const button = [...(inside?.querySelectorAll('button') ?? [])].find((each) => each.innerText.includes(wanted));
      button?.click();
      return button !== undefined;
    },
    [text, region],
  );

/** Keeps the text of every file the page saves, instead of saving it. */
const keepSaved = (tab: Tab) =>
  tab.evaluate(() => {
    const saved: string[] = [];
    Object.assign(window, { saved });
    URL.createObjectURL = (blob) => {
      void (blob as Blob).text().then((text) => saved.push(text));
      return '#/reports';
    };
  });

async function savedBy(tab: Tab, count: number): Promise<readonly string[]> {
  await tab.until(
    ([wanted = '1']) => (window as unknown as { saved: string[] }).saved.length >= Number(wanted),
    [String(count)],
  );
  return tab.evaluate(() => (window as unknown as { saved: string[] }).saved);
}

export const specs: Spec[] = [
  {
    name: 'a chosen folder is reported, drilled into and exported, and no secret of it is kept',
    browser: 'chromium',
    async run({ browser }) {
      const secrets = makeSecrets(1_000_000);
      const tab = await browser.extensionPage('app.html#/settings');
      await tab.until(() => document.querySelector('main') !== null);
      await write(tab, {
        'rollout-a.jsonl': session(`${mark}-thread-a`, 'harbour', secrets, 12),
        'rollout-b.jsonl': session(`${mark}-thread-b`, 'lighthouse', secrets.slice(0, 50), 3),
      });
      await click(tab, 'Choose the folder');
      await tab.until(() => /new readings? from 2 files/.test(document.body.innerText));
      await tab.evaluate(() => {
        location.hash = '#/reports';
      });
      const { text } = await untilScreen(tab, (screen) => 'Table: Use by project' in screen.regions);
      assert.match(text, /harbour.*lighthouse/);
      assert.match(text, /2 session files were read/);
      await tab.page?.emulateMedia({ media: 'print' });
      const printed = await tab.evaluate(() =>
        ['nav', 'a[aria-label="Headroom"]', 'h1'].map((what) =>
          [...document.querySelectorAll(what)].some((part) => part.getClientRects().length > 0),
        ),
      );
      assert.deepEqual(printed, [false, false, true], 'the report is printed, the bars around it are not');
      await tab.page?.emulateMedia({ media: null });
      await keepSaved(tab);
      await click(tab, 'Report as CSV');
      await click(tab, 'Showback as CSV');
      await click(tab, 'harbour', 'Table: Use by project');
      await untilScreen(tab, (screen) => 'Table: Use by session' in screen.regions);
      await tab.until(() => {
        document.querySelector<HTMLButtonElement>('[aria-label="Table: Use by session"] tbody button')?.click();
        return document.querySelector('[aria-label="Table: Use by turn"]') !== null;
      });
      const turns = await untilScreen(tab, ({ regions }) => /Turn 12/.test(regions['Table: Use by turn'] ?? ''));
      await click(tab, 'Report as JSON');
      const saved = await savedBy(tab, 3);
      const [report = '', showback = '', json = ''] = saved;
      assert.match(report, /harbour,12,/);
      assert.match(showback, /harbour,HARB-12,/);
      assert.equal((JSON.parse(json) as { rows: unknown[] }).rows.length, 12);
      const kept = [await browser.dump(), ...saved, text, turns.text].join('\n');
      assert.ok(kept.includes('usage-days') && kept.includes('label:'), 'sums for other devices are kept, by label');
      assert.ok(!kept.includes(mark), `kept: …${around(kept, mark)}…`);
    },
  },
  {
    name: 'the page stays quick while a large folder is read',
    browser: 'chromium',
    alone: 'everything',
    async run({ browser, note }) {
      // Two gigabytes take minutes to write: `READ_MB=2000 npm run e2e -- 'large folder'`.
      const megabytes = Number(process.env.READ_MB ?? 60);
      const tab = await browser.extensionPage('app.html#/settings');
      await tab.until(() => document.querySelector('main') !== null);
      const piece = session('thread', 'harbour', makeSecrets(1_000_000), 12);
      const each = Math.ceil(megabytes / 4 / (piece.length / 1e6));
      await write(tab, Object.fromEntries(['a', 'b', 'c', 'd'].map((name) => [`rollout-${name}.jsonl`, piece])), each);
      await tab.evaluate(() => {
        const tasks: number[] = [];
        Object.assign(window, { tasks });
        new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
          entryTypes: ['longtask'],
        });
      });
      const begin = Date.now();
      await click(tab, 'Choose the folder');
      let visits = 0;
      for (let isRead = false; !isRead; visits += 1) {
        const page = ['#/history', '#/bank', '#/events', '#/reports'][visits % 4] ?? '#/';
        await tab.evaluate(([hash = '']) => location.assign(hash), [page]);
        await sleep(500);
        isRead = await tab.evaluate(() => document.body.innerText.includes('4 session files were read'));
        assert.ok(Date.now() - begin < 80_000, 'the folder was not read in time');
      }
      const tasks = await tab.evaluate(() => (window as unknown as { tasks: number[] }).tasks);
      const seconds = (Date.now() - begin) / 1_000;
      note(
        `${megabytes} MB in ${seconds.toFixed(1)} s, ${visits} pages shown, longest task ${Math.max(0, ...tasks)} ms`,
      );
    },
  },
];

function around(text: string, found: string): string {
  const at = text.indexOf(found);
  return text.slice(Math.max(0, at - 60), at + 60);
}
