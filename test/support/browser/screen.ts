import type { Tab, TestBrowser } from './test-browser';
import { sleep } from './wait';

/** What a screen of ours says, by role and name: the contract of the popup, the page and the phone alike. */
export interface Screen {
  /** Text of each named region. */
  readonly regions: Readonly<Record<string, string>>;
  /** Per meter: its name, % left, whole sentence. */
  readonly meters: readonly { readonly name: string; readonly left: number; readonly text: string }[];
  /** `datetime` of every `<time>`, by the region it stands in. */
  readonly times: Readonly<Record<string, readonly string[]>>;
  readonly text: string;
}

/** Reads a screen. Runs in the page, by `evaluate`. */
export function readScreen(): Screen {
  const text = (element: Element | null) =>
    (element as HTMLElement | null)?.innerText.replace(/\s+/g, ' ').trim() ?? '';
  const nameOf = (element: Element) => {
    const by = element.getAttribute('aria-labelledby')?.split(' ') ?? [];
    return element.getAttribute('aria-label') ?? by.map((id) => text(document.getElementById(id))).join(' ');
  };
  const regions: Record<string, string> = {};
  const times: Record<string, string[]> = {};
  for (const region of document.querySelectorAll('section, [role=region]')) {
    const name = nameOf(region);
    if (!name) continue;
    regions[name] = text(region);
    times[name] = [...region.querySelectorAll('time')].map((time) => time.dateTime);
  }
  const meters = [...document.querySelectorAll('[role=meter]')].map((meter) => ({
    name: nameOf(meter),
    left: Number(meter.getAttribute('aria-valuenow')),
    text: meter.getAttribute('aria-valuetext') ?? '',
  }));
  return { regions, meters, times, text: text(document.body) };
}

const usagePage = 'https://chatgpt.com/codex/settings/usage';

/** Opens the usage page as an account of the demo site and waits until it has asked for everything and drawn it. */
export async function openUsage(browser: TestBrowser, query = 'scenario=plus', url = usagePage): Promise<Tab> {
  const page = await browser.open(`${url}?${query}`);
  await untilDrawn(page);
  return page;
}

/** Waits until the demo page has drawn what it asked for. */
export async function untilDrawn(page: Tab): Promise<void> {
  await page.until(() => document.querySelector('main')?.dataset.state === 'drawn');
}

/** Opens the popup and waits until it says what `wanted` looks for; gives back what it said, and closes it. */
export async function readPopup(browser: TestBrowser, wanted: (screen: Screen) => boolean): Promise<Screen> {
  const popup = await browser.popup();
  try {
    return await untilScreen(popup, wanted);
  } finally {
    await popup.close();
  }
}

/** Waits until a screen says what `wanted` looks for. Fails after 20 s with what it said last. */
export async function untilScreen(tab: Tab, wanted: (screen: Screen) => boolean): Promise<Screen> {
  const end = Date.now() + 20_000;
  for (;;) {
    const screen = await tab.evaluate(readScreen);
    if (wanted(screen)) return screen;
    if (Date.now() > end) throw new Error(`waited for ${wanted}; the screen says: ${JSON.stringify(screen, null, 1)}`);
    await sleep(100);
  }
}

/** The meters' names and % left, in order. */
export function meterLevels({ meters }: Screen): [string, number][] {
  return meters.map(({ name, left }) => [name, left]);
}

/** Waits until there is a button of that text, and clicks it. */
export async function clickButton(tab: Tab, text: string): Promise<void> {
  await tab.until((wanted) => {
    const button = [...document.querySelectorAll('button')].find((each) => each.textContent?.trim() === wanted);
    button?.click();
    return button !== undefined;
  }, text);
}
