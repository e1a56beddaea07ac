// Every screen in a language that is 40 % longer than English and runs from right to left, and in any other that is asked for:
// everything fits, and nothing is left in English.
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { sourceLanguages } from '../../scripts/i18n/catalogue';
import { mirroredPseudo, pseudoLanguage } from '../../scripts/i18n/pseudo';
import { openShot } from '../gallery/open-shot';
import { sharedGallery } from '../gallery/serve';
import { languageShots } from '../gallery/shots';
import { isLongRun } from '../support/soak';
import type { Spec } from './spec';

const widths = [320, 390, 1280];

/** What a screen shows, each once: its size is changed while it is open. */
function screensIn(language: string) {
  const isOwn = (name: string) => name.startsWith(`lang-${language}-`) && !name.startsWith(`lang-${language}-x-`);
  const own = languageShots.filter(({ name }) => isOwn(name));
  return [...new Map(own.map((shot) => [`${shot.query}${shot.hash ?? ''}`, shot])).values()];
}

/** Whether every word of a language has a letter outside ASCII, so that an English one can be told. */
function isUnlikeEnglish(language: string): boolean {
  return language.endsWith('pseudo') || /^(?:ar|ja|ko|ru|zh)/.test(language);
}

async function faultsOf(page: Page, address: string, language: string): Promise<string[]> {
  const found: string[] = [];
  for (const { name, query, hash = '' } of screensIn(language)) {
    await page.setViewportSize({ width: widths[0] ?? 320, height: 800 });
    await openShot(page, address, { query, hash });
    const state = await page.evaluate(() => `${document.documentElement.lang} ${document.documentElement.dir}`);
    const direction = language.startsWith('ar') ? 'rtl' : 'ltr';
    if (state !== `${language} ${direction}`) found.push(`${name}: the document says ${state}`);
    found.push(...(await overflowAt(page, query.includes('popup') ? [320, 380] : widths, name)));
    if (isUnlikeEnglish(language)) found.push(...(await englishLeft(page, name, loanWords[language] ?? [])));
  }
  return found;
}

async function overflowAt(page: Page, widths: readonly number[], name: string): Promise<string[]> {
  const found: string[] = [];
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 });
    const wide = (await page.evaluate('findOverflow()')) as string[];
    found.push(...wide.map((fault) => `${name} at ${width} px: ${fault}`));
  }
  return found;
}

async function englishLeft(page: Page, name: string, loanWords: readonly string[]): Promise<string[]> {
  const plain = (await page.evaluate(`findUntranslated(${JSON.stringify([...names, ...loanWords])})`)) as string[];
  return plain.map((fault) => `${name}: ${fault}`);
}

/** Words and phrases that stay as they are in every language. */
const names: readonly string[] = [
  ...[
    'gpt-6-astra',
    'gpt-5.3-codex-spark',
    'Headroom',
    'Codex',
    'ChatGPT',
    'Spark',
    'Plus',
    'Pro',
    'Enterprise',
    'Luna',
    'Reserve',
    'GPT',
    'gpt',
    'sol',
    'luna',
  ],
  'developers.openai.com/codex/pricing',
  // Proper names, keys of the keyboard, and examples of what is typed.
  ...['API', 'OpenAI', 'Brier', 'Fast', 'Home', 'End', 'Shift', 'feature/ABC-12', 'fix/123-login', 'ABC-'],
  ...['CLI', 'VS Code', 'Web', 'GitHub', 'JSON', 'CSV', 'Chromium', 'Firefox', 'npm run replay', 'Linux', 'Android'],
  ...['Google', 'Mozilla', 'Microsoft', 'Apple', 'iPhone', 'Safari'],
  ...['Syncthing', 'Dropbox', 'USB', 'Nostr', 'chatgpt.com'],
  // What `Intl` calls days and months in the pseudo-language.
  ...['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
  ...['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  ...['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
  ...[
    'January',
    'February',
    'March',
    'April',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
  ...['today', 'tomorrow', 'yesterday', 'and'],
  // Names somebody chose, and folders of theirs.
  ...['Personal', 'Work', 'Not known yet', 'sea-charts', 'harbour', 'lighthouse', 'sessions'],
  ...['Studio desk', 'Pixel 9', 'ThinkPad, home'],
  ...['wss://relay.example.com', 'relay.example.com', 'relay.example.net', 'nostr.example.org'],
  // Words of the programming interface, on Diagnostics and in reports.
  ...['usage', 'resets', 'string', 'boolean', 'number', 'true', 'false', 'plus', 'folds', 'high', 'medium', 'low'],
  // What the official page and push services say is quoted.
  'accepted',
  'Invites are not open for this workspace.',
  'One free rate limit reset',
  'Referral reward: rate limit reset',
  'Invite a friend to Codex',
  'A reset counts from your friend’s first Codex message.',
  'Full reset (Weekly + 5 hr)',
];

/** Loan words that a language writes as English does: see its style note in docs/translating.md. */
const loanWords: Readonly<Record<string, readonly string[]>> = {
  ja: ['Cookie'],
  ru: ['push', 'Push', 'showback', 'Showback', 'cookie'],
  'zh-CN': ['token', 'Token', 'Cookie'],
  'zh-TW': ['token', 'Token', 'Cookie', 'App'],
};

/** What `npm test` looks at: longer than any language, and written from right to left. It is no real one. */
const always = [mirroredPseudo, ...(isLongRun ? [pseudoLanguage] : [])];
/** Any other by its word: `npm run e2e -- lang-de`. */
const asked = sourceLanguages().filter((language) => process.argv.includes(`lang-${language}`));

export const specs: Spec[] = [...new Set([...always, ...asked])].map((language) => ({
  name: `every screen fits and holds no English in lang-${language}`,
  browser: 'chromium',
  async run({ browser }) {
    const { address } = await sharedGallery();
    const page = await browser.context?.newPage();
    assert.ok(page);
    const found = await faultsOf(page, address, language);
    await page.close();
    assert.equal(found.length, 0, [...new Set(found)].join('\n'));
  },
}));
