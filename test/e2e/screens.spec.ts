// Every screen in every state, from made-up data: accessible in both schemes, and never wider than the window.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { contentKey, openShot } from '../gallery/open-shot';
import { sharedGallery } from '../gallery/serve';
import { type Shot, shots } from '../gallery/shots';
import { isLongRun } from '../support/soak';
import type { Spec, SpecContext } from './spec';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Every rule, or those that ask about colours. */
type Rules = 'all' | 'colours';
const colourRules = ['color-contrast', 'link-in-text-block'];

/** What axe finds, a line each: the rule, the element, and what is the matter with it. */
async function violations(page: Page, rules: Rules): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe);
  const options = { resultTypes: ['violations'], ...(rules === 'colours' && { runOnly: colourRules }) };
  const found = (await page.evaluate(`axe.run(document, ${JSON.stringify(options)})`)) as AxeResults;
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, any, all }) => `${id}: ${target.join(' ')}: ${[...any, ...all][0]?.message ?? ''}`),
  );
}

/** Opens what a shot shows, at its size and in its colours. */
async function show(page: Page, shot: Shot, address: string): Promise<void> {
  await dress(page, shot);
  await openShot(page, address, shot);
}

async function dress(page: Page, { scheme, width, height }: Shot): Promise<void> {
  await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
  await page.setViewportSize({ width, height });
}

/** What is wrong with the open page, a line each. Empty when nothing is. */
async function faults(page: Page, shot: Shot, rules: Rules = 'all'): Promise<string[]> {
  const tooWide = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  const found = await violations(page, rules);
  return [...found, ...(tooWide > 0 ? [`${tooWide} px wider than the window`] : [])].map(
    (line) => `${shot.name}: ${line}`,
  );
}

async function look(page: Page, shot: Shot, address: string): Promise<string[]> {
  await show(page, shot, address);
  return faults(page, shot);
}

/**
 * Looks at every shot. Those that differ only in size and colours are opened once, and resized as a window is. Where only the
 * colours changed, only the rules about colours are asked again.
 */
async function lookAtAll(page: Page, wanted: readonly Shot[], address: string): Promise<string[]> {
  const found: string[] = [];
  let last: Shot | null = null;
  for (const shot of lookedAt(wanted).toSorted(byContentAndSize)) {
    const isOpen = last !== null && contentKey(last) === contentKey(shot);
    if (isOpen) await dress(page, shot);
    else await show(page, shot, address);
    found.push(...(await faults(page, shot, isOpen && last?.width === shot.width ? 'colours' : 'all')));
    last = shot;
  }
  return found;
}

/** In the night every shot; in `npm test`, of shots that show one thing, the narrowest and the last, which is wide and dark. */
function lookedAt(wanted: readonly Shot[]): readonly Shot[] {
  if (isLongRun) return wanted;
  const sorted = wanted.toSorted(byContentAndSize);
  return sorted.filter(
    (shot, index) => !isEqualContent(shot, sorted[index - 1]) || !isEqualContent(shot, sorted[index + 1]),
  );
}

function isEqualContent(shot: Shot, other: Shot | undefined): boolean {
  return other !== undefined && contentKey(shot) === contentKey(other);
}

const byContentAndSize = (a: Shot, b: Shot): number =>
  contentKey(a) === contentKey(b) ? a.width - b.width : contentKey(a) < contentKey(b) ? -1 : 1;

async function inGallery(
  { browser }: SpecContext,
  work: (page: Page, address: string) => Promise<void>,
): Promise<void> {
  const { address } = await sharedGallery();
  const page = await browser.context?.newPage();
  assert.ok(page);
  await work(page, address);
  await page.close();
}

function screens(name: string, wanted: (shot: Shot) => boolean): Spec {
  return {
    name,
    browser: 'chromium',
    run: (context) =>
      inGallery(context, async (page, address) => {
        assert.deepEqual(await lookAtAll(page, shots.filter(wanted), address), []);
      }),
  };
}

/** The extremes in both schemes; between them only the layout differs. */
const sizes = ['320-light', '390-light', '390-dark', '768-light', '1280-light', '1280-dark'];

/** Every page at every size, in parts that can run side by side. */
const pageShots = shots.filter(({ name }) => sizes.some((size) => name.endsWith(`-${size}`)));
const pageNames = [...new Set(pageShots.map(({ name }) => name.replace(/-\d+-\w+$/, '')))];
const partSize = 4;
const parts = Array.from({ length: Math.ceil(pageNames.length / partSize) }, (_, part) =>
  pageNames.slice(part * partSize, (part + 1) * partSize),
);

/** Every page on a phone, and the popup, which a phone's browser opens as a page. */
const phoneShots = shots
  .filter(({ name }) => /^(?!odd|dialog|installer).*-390-light$|^popup-.*-light$/.test(name))
  .map((shot) => ({ ...shot, width: 390 }));

/** Has the page pressed with a finger, also after it goes elsewhere. */
async function touch(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setTouchEmulationEnabled', { enabled: true, maxTouchPoints: 1 });
  assert.ok(await page.evaluate(() => matchMedia('(pointer: coarse)').matches), 'there is no finger');
}

/** The widest way from where a switch's row begins to the switch's far edge. Runs in the page. */
const widestRow = () =>
  Math.max(
    ...[...document.querySelectorAll('[role=switch]')].map((one) => {
      const row = one.closest('label') ?? one;
      return one.getBoundingClientRect().right - row.getBoundingClientRect().left;
    }),
  );

/** Checks the open dialog as a keyboard and a screen reader meet it, then closes it. */
async function assertModal(page: Page): Promise<void> {
  const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
  assert.equal(await focused(), 'Keep it');
  const seen = new Set<string>();
  for (let presses = 0; presses < 12; presses++) {
    await page.keyboard.press('Tab');
    // The body has the focus while it is in the browser's own controls.
    if (await page.evaluate(() => document.activeElement !== document.body)) seen.add(await focused());
  }
  assert.deepEqual([...seen].sort(), ['Forget it', 'Keep it']);

  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  const shown = nodes.filter(({ ignored }) => !ignored);
  const named = (role: string) => shown.filter((node) => node.role?.value === role).map(({ name }) => name?.value);
  assert.deepEqual(named('alertdialog'), ['Forget “Not known yet”?']);
  assert.deepEqual(named('button'), ['Keep it', 'Forget it']);
  assert.deepEqual([named('link'), named('textbox')], [[], []]);
  const dialog = shown.find(({ role }) => role?.value === 'alertdialog');
  assert.match(String(dialog?.description?.value), /^Its readings, events and dates are erased/);
  assert.ok(dialog?.properties?.some(({ name, value }) => name === 'modal' && value.value === true));

  await page.mouse.move(200, 60);
  await page.mouse.wheel(0, 400);
  await page.mouse.click(20, 60);
  await page.waitForTimeout(200);
  assert.equal(await page.evaluate(() => scrollY), 0);
  assert.equal(await page.locator('[role=alertdialog]').count(), 1);
  await page.keyboard.press('Escape');
  await page.locator('[role=alertdialog]').waitFor({ state: 'detached' });
  assert.equal(await focused(), 'Forget…');
}

/** In parts, each of which is done within the time a spec has. */
const onNow = /^odd-[a-z]+-now$/;
const crowded = /^odd-(crowded|extras)-.*-\d+/;

export const specs: Spec[] = [
  {
    name: 'keeps a switch near the words it belongs to, however wide the window',
    browser: 'chromium',
    run: (context) =>
      inGallery(context, async (page, address) => {
        for (const shot of shots.filter(({ name }) => /^settings-(390|1280)-light/.test(name))) {
          assert.deepEqual(await look(page, shot, address), []);
          const wide = await page.evaluate(widestRow);
          assert.ok(wide > 250 && wide <= 640, `${shot.name}: ${wide} px`);
        }
      }),
  },
  {
    name: 'a dialog holds the focus, hides the page behind it, closes on Escape and gives the focus back',
    browser: 'chromium',
    run: (context) =>
      inGallery(context, async (page, address) => {
        for (const shot of shots.filter(({ name }) => name.startsWith('dialog'))) {
          assert.deepEqual(await look(page, shot, address), []);
          await assertModal(page);
        }
      }),
  },
  {
    name: 'everything that can be pressed on a phone is 44 px high and wide, on every page',
    browser: 'chromium',
    run: (context) =>
      inGallery(context, async (page, address) => {
        const small: string[] = [];
        await touch(page);
        for (const shot of phoneShots) {
          await show(page, shot, address);
          const found = (await page.evaluate('findSmallTargets()')) as string[];
          small.push(...found.map((target) => `${shot.name}: ${target}`));
        }
        assert.ok(small.length === 0, small.join('\n'));
      }),
  },
  screens('axe finds nothing in the popup, in any state', ({ name }) => name.startsWith('popup')),
  screens('axe finds nothing on Now, in any state', ({ name }) => onNow.test(name)),
  { ...screens('axe finds nothing where there is more than usual', ({ name }) => crowded.test(name)), nightly: true },
  screens(
    'axe finds nothing where something is missing or wrong',
    ({ name }) => name.startsWith('odd') && !onNow.test(name) && !crowded.test(name),
  ),
  ...parts.map((names) =>
    screens(`axe finds nothing at any size on ${names.join(', ')}`, (shot) =>
      names.some((name) => pageShots.includes(shot) && shot.name.startsWith(`${name}-`)),
    ),
  ),
];
