// A computer with the extension, phones without it, and a push service between them, all on this machine.
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { DemoSite } from '../../demo/site';
import { type Computer, openComputer } from './computer';
import { serveHttpsApp } from './https-build';
import { inPage, untilInPage } from './in-page';
import { openPhone, type Phone, type PhoneParts } from './phone';
import { pushHosts, startPushService, type TestPushService, type TestSubscription } from './push-service';
import { meterLevels, openUsage, readScreen } from './screen';
import type { TestProxy } from './test-proxy';

export interface PairContext {
  readonly site: DemoSite;
  readonly proxy: TestProxy;
}

export interface Pair {
  readonly site: DemoSite;
  readonly proxy: TestProxy;
  readonly pushService: TestPushService;
  readonly computer: Computer;
  readonly openPhone: (parts?: Partial<PhoneParts>) => Promise<Phone>;
}

export interface PairOptions {
  /** The push services are allowed from the start, as if the user had said yes. */
  readonly isGranted: boolean;
}

/** Opens a computer whose app is at an https address and that has seen the usage page, runs `work`, and closes everything that was opened. */
export async function withPair(
  { site, proxy }: PairContext,
  { isGranted }: PairOptions,
  work: (pair: Pair) => Promise<void>,
): Promise<void> {
  const pushService = await startPushService();
  for (const host of pushHosts) proxy.map(host, pushService.port);
  const served = await serveHttpsApp(proxy);
  const computer = await openComputer({ proxyPort: proxy.port, isGranted });
  const phones: Phone[] = [];
  try {
    await openUsage(computer);
    await computer.badgeUntil((text) => text !== '');
    await computer.page.reload();
    // A page behind others is drawn once a second, and a click waits for two frames.
    await computer.page.bringToFront();
    const open = async (parts: Partial<PhoneParts> = {}) => {
      const phone = await openPhone({ app: served, proxyPort: proxy.port, ...parts });
      phones.push(phone);
      return phone;
    };
    await work({ site, proxy, pushService, computer, openPhone: open });
  } finally {
    for (const phone of phones) await phone.close();
    await computer.close();
    await Promise.all([pushService.close(), served.close()]);
  }
}

/** What the next click on a copy button puts on the clipboard. */
export async function copied(page: Page, button: string): Promise<string> {
  await inPage(page, catchClipboard);
  await page.getByRole('button', { name: button }).click();
  return untilInPage(page, () => (window as unknown as { copiedText: string }).copiedText);
}

/** Runs in the page: what is copied from now on is found in `window.copiedText`. */
export function catchClipboard(): void {
  Object.assign(window, { copiedText: null });
  Object.defineProperty(navigator, 'clipboard', {
    configurable: true,
    value: { writeText: async (text: string) => void Object.assign(window, { copiedText: text }) },
  });
}

export const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

/** The meters on a page's first screen, by name and % left. */
export async function metersOn(page: Page): Promise<[string, number][]> {
  await inPage(page, () => {
    location.hash = '/';
  });
  await page.getByRole('meter').first().waitFor();
  return meterLevels(await inPage(page, readScreen));
}

/** The first half of pairing: code to phone and answer to computer, by link. Returns the digits both show. */
export async function exchangeCodes(computer: Page, phone: Phone): Promise<{ computer: string; phone: string }> {
  await computer.getByRole('button', { name: 'Add a phone or computer' }).click();
  const link = await copied(computer, 'Copy the code as a link');
  await openLink(phone.page, link);
  await phone.page.getByRole('button', { name: 'Allow and answer' }).click();
  const answer = region(phone.page, 'Answer');
  await answer.waitFor();
  const shown = await answer.locator('[data-digits]').getAttribute('data-digits');
  const back = await copied(phone.page, 'Copy the link');
  await computer.getByLabel('The phone’s answer').fill(`sent to myself: ${back}`);
  await computer.getByRole('button', { name: 'Continue' }).click();
  const compared = computer.locator('[data-digits]');
  await compared.waitFor();
  return { computer: (await compared.getAttribute('data-digits')) ?? '', phone: shown ?? '' };
}

/** Pairs the two. What is pushed to the subscription reaches the phone as its browser would hand it over. */
export async function pairDevices(
  { computer, pushService }: Pair,
  phone: Phone,
  subscription: TestSubscription,
): Promise<void> {
  pushService.onPost = ({ body, path }) => {
    if (subscription.endpoint.endsWith(path)) phone.drop(subscription.open(body));
  };
  const digits = await exchangeCodes(computer.page, phone);
  assert.match(digits.phone, /^\d{6}$/);
  assert.equal(digits.computer, digits.phone);
  await computer.page.getByRole('button', { name: 'Same number' }).click();
  await region(computer.page, 'Paired devices').waitFor();
  await region(phone.page, 'Paired').waitFor();
}

/** Follows a link of ours in a page that has the app open already. */
async function openLink(page: Page, link: string): Promise<void> {
  await inPage(
    page,
    (hash) => {
      location.hash = hash;
    },
    link.slice(link.indexOf('#')),
  );
}
