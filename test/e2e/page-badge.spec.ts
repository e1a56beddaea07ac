// The badge in Codex pages: only where the user wants it, out of the way, and nothing that the page could read.
import assert from 'node:assert/strict';
import { openUsage, untilDrawn } from '../support/browser/screen';
import { callsDuring } from '../support/browser/script-calls';
import type { Tab, TestBrowser } from '../support/browser/test-browser';
import { sleep, untilTruthy } from '../support/browser/wait';
import type { Spec } from './spec';

const host = '[data-headroom-badge]';
const [width, height] = [1_200, 760];
/** The middle of the badge in the lower right corner of that window, and of its button. */
const badgeAt = [width - 140, height - 38] as const;
const hideAt = [width - 37, height - 38] as const;

/** Turns the switch as the user does: only a real click may ask the browser for a permission. */
async function turnSwitch(browser: TestBrowser, on: boolean): Promise<void> {
  const settings = await browser.extensionPage('app.html#/settings');
  await settings.front();
  await settings.until(() => document.querySelector('[role=switch][aria-label="Badge in the page"]'));
  const [x = 0, y = 0] = await settings.evaluate(() => {
    const element = document.querySelector('[role=switch][aria-label="Badge in the page"]');
    element?.scrollIntoView({ block: 'center', behavior: 'instant' });
    const { left, top, width, height } = element?.getBoundingClientRect() ?? new DOMRect();
    return [left + width / 2, top + height / 2];
  });
  await settings.clickAt(x, y);
  await settings.until(async (wanted) => {
    const { snapshot } = (await chrome.storage.local.get('snapshot')) as {
      snapshot?: { settings: { pageBadge?: string | null } };
    };
    return (typeof snapshot?.settings.pageBadge === 'string') === wanted;
  }, on);
  await settings.close();
}

/** Chooses a corner while the badge is on. */
async function chooseCorner(browser: TestBrowser, name: string, corner: string): Promise<void> {
  const settings = await browser.extensionPage('app.html#/settings');
  await settings.until((wanted) => {
    const label = [...document.querySelectorAll('label')].find((each) => each.textContent?.trim() === wanted);
    label?.click();
    return label !== undefined;
  }, name);
  await settings.until(async (wanted) => {
    const { snapshot } = (await chrome.storage.local.get('snapshot')) as {
      snapshot?: { settings: { pageBadge?: string | null } };
    };
    return snapshot?.settings.pageBadge === wanted;
  }, corner);
  await settings.close();
}

/** The sentence of the badge for those who hear it; null where there is no badge. */
async function nameOf(tab: Tab): Promise<string | null> {
  const elements = await tab.shadowElements(host);
  return elements.find(({ attributes }) => attributes.role === 'note')?.attributes['aria-label'] ?? null;
}

const untilName = (tab: Tab, wanted: RegExp) =>
  untilTruthy(async () => {
    const name = await nameOf(tab);
    if (!wanted.test(name ?? '')) throw new Error(`the badge says ${name}`);
    return name;
  }, `a badge that says ${wanted}`);

/** Waits until a point of the window belongs to the badge, or until it does not. */
const untilHit = (tab: Tab, [x, y]: readonly [number, number], isHit = true) =>
  tab.until(
    ([left, top, wanted]) =>
      (document.elementFromPoint(left, top)?.matches('[data-headroom-badge]') ?? false) === wanted,
    [x, y, isHit] as const,
  );

async function openSized(browser: TestBrowser): Promise<Tab> {
  const page = await openUsage(browser);
  await page.resize(width, height);
  await browser.badgeUntil((text) => text !== '');
  return page;
}

/** What a page could make of it with everything it can call. */
function readAll(): string {
  const element = document.querySelector<HTMLElement>('[data-headroom-badge]');
  if (!element) return 'no badge';
  const attempts: (() => unknown)[] = [
    () => element.shadowRoot?.innerHTML,
    () => element.attachShadow({ mode: 'open' }).innerHTML,
    () => element.attachInternals().shadowRoot?.innerHTML,
    () => (element.cloneNode(true) as Element).shadowRoot?.innerHTML,
    () => element.outerHTML,
    () => element.innerText + element.textContent,
    () => (/Full again/.test(document.documentElement.outerHTML) ? 'in the HTML' : ''),
    () => (element as { getHTML?: (options: object) => string }).getHTML?.({ serializableShadowRoots: true }),
    () => (document.elementFromPoint(innerWidth - 140, innerHeight - 38) === element ? '' : 'an inner element'),
    () => (element.getBoundingClientRect().width + element.scrollWidth === 0 ? '' : 'its size'),
    () => ((globalThis as { find?: (text: string) => boolean }).find?.('Full again') ? 'found “Full again”' : ''),
    () => {
      getSelection()?.selectAllChildren(document.documentElement);
      const text = `${getSelection()}`;
      getSelection()?.removeAllRanges();
      return /Full again/.test(text) ? text : '';
    },
    () => document.getAnimations().length || '',
  ];
  return attempts
    .map((attempt) => {
      try {
        return attempt() ?? '';
      } catch {
        return '';
      }
    })
    .filter((found) => found !== '' && String(found) !== '<div data-headroom-badge=""></div>')
    .join(' | ');
}

export const specs: Spec[] = [
  {
    name: 'a badge appears in open Codex pages when it is switched on, follows what is read, and goes without a reload',
    browser: 'both',
    nightly: 'firefox',
    async run({ browser }) {
      const page = await openSized(browser);
      assert.equal(await page.evaluate(() => document.querySelector('[data-headroom-badge]')), null);
      await turnSwitch(browser, true);
      await page.front();
      await untilHit(page, badgeAt);
      assert.match(
        String(await untilName(page, /./)),
        /^Headroom · 5-hour: 4% left · Full again \w{3} .*\d, \d\d?:\d\d(?: [AP]M)?$/,
      );
      // A page that is opened later has one, too.
      const second = await openUsage(browser);
      await untilName(second, /5-hour: 4% left/);
      await second.close();
      // A page that is none of Codex has none, and gets one when it becomes one without a load.
      const other = await browser.open('https://chatgpt.com/?scenario=plus');
      await other.evaluate(() => history.pushState(null, '', '/codex'));
      await untilName(other, /4% left/);
      await other.evaluate(() => history.pushState(null, '', '/'));
      await other.evaluate(() => void document.body.append(document.createElement('p')));
      await other.until(() => document.querySelector('[data-headroom-badge]') === null);
      await other.close();

      await page.front();
      await page.evaluate(() => {
        [...document.querySelectorAll('button')].find((each) => each.innerText === 'Use a reset')?.click();
      });
      await untilName(page, /5-hour: 100% left · Starts with your next message/);

      await chooseCorner(browser, 'Top left', 'top-start');
      await page.front();
      await untilHit(page, [140, 38]);
      await untilHit(page, badgeAt, false);
      await turnSwitch(browser, false);
      await page.until(() => document.querySelector('[data-headroom-badge]') === null);
      await turnSwitch(browser, true);
      await untilName(page, /100% left/);
    },
  },
  {
    name: 'a badge is gone by one click until the page is loaded again, and takes no focus',
    browser: 'both',
    nightly: 'firefox',
    async run({ browser }) {
      const page = await openSized(browser);
      await page.evaluate(() => {
        document.querySelector('main')?.insertAdjacentHTML('beforeend', '<p><textarea id="writing"></textarea></p>');
      });
      /** Where the tab key leads from the top of the page, until it comes round. */
      const focusOrder = async () => {
        await page.evaluate(() => {
          (document.activeElement as HTMLElement | null)?.blur();
          getSelection()?.removeAllRanges();
          document.querySelector<HTMLElement>('a')?.focus();
        });
        const order: string[] = [];
        for (let presses = 0; presses < 12; presses++) {
          order.push(await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 60) ?? ''));
          await page.press('Tab');
        }
        return order;
      };
      await page.front();
      const before = await focusOrder();
      await turnSwitch(browser, true);
      await page.front();
      await untilHit(page, hideAt);
      assert.deepEqual(await focusOrder(), before);

      await page.evaluate(() => document.querySelector<HTMLElement>('#writing')?.focus());
      // A click beside its button changes nothing, the one on its button hides it. Neither takes the focus.
      await page.clickAt(...badgeAt);
      assert.equal(await page.evaluate(() => document.activeElement?.id), 'writing');
      await untilHit(page, badgeAt);
      const hint = (await page.shadowElements(host)).map(({ attributes }) => attributes['data-text']).join(' ');
      assert.match(hint, /To switch it off, open Headroom’s settings/);
      await page.clickAt(...hideAt);
      await page.until(() => document.querySelector('[data-headroom-badge]') === null);
      assert.equal(await page.evaluate(() => document.activeElement?.id), 'writing');
      // A new reading does not bring it back, a new load does.
      const later = await openUsage(browser, 'scenario=plus');
      await later.evaluate(() => {
        [...document.querySelectorAll('button')].find((each) => each.innerText === 'Use a reset')?.click();
      });
      await untilName(later, /100% left/);
      assert.equal(await page.evaluate(() => document.querySelector('[data-headroom-badge]')), null);
      await page.reload();
      await untilDrawn(page);
      await untilName(page, /100% left/);
    },
  },
  {
    name: 'a badge keeps clear of the composer at every width, and moves nothing of the page',
    browser: 'both',
    nightly: true,
    async run({ browser }) {
      const page = await openSized(browser);
      await page.front();
      await page.evaluate(async () => {
        for (let frames = 0; frames < 3; frames++) await new Promise(requestAnimationFrame);
        const shifts: number[] = [];
        Object.assign(window, { shifts });
        if (PerformanceObserver.supportedEntryTypes.includes('layout-shift'))
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) shifts.push((entry as unknown as { value: number }).value);
          }).observe({ type: 'layout-shift' });
      });
      const addComposer = (id: string, place: string) =>
        page.evaluate(
          ([name, css]) => {
            const form = document.createElement('form');
            form.id = name;
            form.style.cssText = `position:fixed;bottom:12px;height:56px;${css}`;
            form.innerHTML = '<div contenteditable="true" style="height:30px">Ask anything</div><button>Send</button>';
            document.body.append(form);
          },
          [id, place] as const,
        );
      // It comes, moves out of the way of what lies over the whole edge, and goes back: nothing of the page shifts.
      await turnSwitch(browser, true);
      await page.front();
      await untilHit(page, badgeAt);
      await addComposer('wide', 'left:0;right:0');
      await untilHit(page, [badgeAt[0], height - 12 - 56 - 8 - 22]);
      await untilHit(page, badgeAt, false);
      await page.evaluate(() => document.querySelector('#wide')?.remove());
      await untilHit(page, badgeAt);
      assert.deepEqual(await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts), []);

      // Beside this one there is room.
      await addComposer('composer', 'left:calc(50% - 280px);width:min(560px,100%)');
      await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 1_500)));
      await untilHit(page, badgeAt);

      // On a phone's width it lies over the whole edge: the badge goes above it.
      await page.resize(390, 760);
      await page.evaluate(() => {
        const form = document.querySelector<HTMLElement>('#composer');
        if (form) form.style.left = '0';
      });
      const above = [390 - 140, 760 - 12 - 56 - 8 - 22] as const;
      await untilHit(page, above);
      await untilHit(page, [390 - 140, 760 - 38], false);
      // The composer grows by a few lines.
      await page.evaluate(() => {
        const form = document.querySelector<HTMLElement>('#composer');
        if (form) form.style.height = '156px';
      });
      await untilHit(page, [above[0], above[1] - 100]);
      await page.evaluate(() => document.querySelector('#composer')?.remove());
      await untilHit(page, [390 - 140, 760 - 38]);
      assert.equal(
        await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
        0,
      );

      if (page.page) {
        await page.page.emulateMedia({ media: 'print' });
        await untilHit(page, [390 - 140, 760 - 38], false);
        await page.page.emulateMedia({ media: 'screen' });
      }
    },
  },
  {
    name: 'a page reads nothing of the badge, and cannot restyle it or keep it busy',
    browser: 'both',
    nightly: 'firefox',
    async run({ browser, note }) {
      const page = await openSized(browser);
      await page.evaluate(() => {
        // Its own rules, and calls it replaced before the badge came.
        const attach = Element.prototype.attachShadow;
        Object.assign(window, { caught: [] as unknown[] });
        Element.prototype.attachShadow = function (init) {
          (window as unknown as { caught: unknown[] }).caught.push(init.mode);
          return attach.call(this, { ...init, mode: 'open' });
        };
        const sheet = new CSSStyleSheet();
        sheet.insertRule('div { display: none !important; color: red !important; transform: scale(3) !important }');
        sheet.insertRule('* { font-family: "Spy" !important; --ink: red !important; opacity: 0.01 !important }');
        document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
      });
      await turnSwitch(browser, true);
      await page.front();
      await untilHit(page, badgeAt);
      await untilName(page, /5-hour: 4% left/);
      assert.deepEqual(await page.evaluate(() => (window as unknown as { caught: unknown[] }).caught), []);
      assert.equal(await page.evaluate(readAll), '');

      // Taken away, it comes back three times, and then never again.
      await page.evaluate(() => {
        Object.assign(window, { seen: 0 });
        const remove = () => {
          const element = document.querySelector('[data-headroom-badge]');
          if (!element) return;
          Object.assign(window, { seen: (window as unknown as { seen: number }).seen + 1 });
          element.remove();
        };
        new MutationObserver(remove).observe(document.documentElement, { childList: true });
        remove();
      });
      await page.until(() => (window as unknown as { seen: number }).seen === 4);
      await sleep(2_500);
      assert.equal(await page.evaluate(() => (window as unknown as { seen: number }).seen), 4);

      // Thousands of changes a second: a look a second at most.
      const busy = await openUsage(browser);
      await untilName(busy, /4% left/);
      await busy.front();
      const change = () =>
        busy.evaluate(async () => {
          const box = document.body.appendChild(document.createElement('div'));
          const end = performance.now() + 3_000;
          let changes = 0;
          while (performance.now() < end) {
            for (let index = 0; index < 200; index++, changes++) box.textContent = String(index);
            await new Promise((resolve) => setTimeout(resolve));
          }
          // One call for certain, which shows that calls are counted.
          dispatchEvent(new Event('resize'));
          return changes;
        });
      let changes = 0;
      const work = async () => {
        changes = await change();
      };
      if (browser.kind === 'chromium') {
        const calls = (await callsDuring(busy, work)).filter((name) => name === 'page-badge.js').length;
        note(`${calls} calls for ${changes} changes in 3 s`);
        assert.ok(calls > 0 && calls <= 30, `${calls} calls`);
      } else await work();
      assert.ok(changes > 2_000, `${changes} changes`);
      await untilName(busy, /4% left/);
    },
  },
];
