// Reads a usage page's text where its responses were not seen. It runs in the page's tab, so it is small, changes nothing, and
// takes only what is certain: cards of the layout until September 2026, rows of the one after.
import { dayMs, type Instant } from '../../domain/time/instant';
import { headingOf, linesOf, rowTitleOf, textOf } from './page-lines';
import { decimalMark, figureIn } from './page-number';
import { instantIn } from './page-time';
import * as words from './page-words';

/** Plain facts of a page's text; validated again by `parsePageText` where they arrive. */
export interface PageTextFacts {
  readonly windows: readonly {
    readonly limit: string;
    readonly name?: string;
    readonly seconds: number;
    readonly usedPercent: number;
    readonly resetsAt: Instant;
  }[];
  readonly credits: string | null;
  readonly bankCount: number | null;
  readonly resets: readonly { readonly title: string | null; readonly expiresAt: Instant }[];
}

type Page = Pick<Document, 'querySelector' | 'querySelectorAll' | 'documentElement' | 'location'>;
type Line = (text: string) => string | null;

const rowSelector = 'article,[class~="@container/settings-row"]';
const usageHash = /^#settings\/usage\b/i;
const percentPattern = /(\d{1,3}(?:[.,]\d+)?)\s*[%％]/g;

/**
 * Whether an address shows the usage page: its own, or since August 2026 a dialog over another page, known by the hash. No other
 * page's text is read.
 */
export function isUsagePage({ pathname, hash }: Pick<Location, 'pathname' | 'hash'>): boolean {
  return /^\/(?:codex\/)?(?:cloud\/)?settings\/(?:usage|analytics)\/?$/.test(pathname) || usageHash.test(hash);
}

/** The meters, credits and resets a usage page shows; null on any other page, and when none can be understood. */
export function readUsagePage(page: Page, now: Instant): PageTextFacts | null {
  const root = usageHash.test(page.location.hash) ? page.querySelector('[role=dialog]') : page;
  if (!root || !isUsagePage(page.location)) return null;
  const lang = languageOf(page);
  const figure: Line = (text) => figureIn(text, decimalMark(lang));
  const rows = [...root.querySelectorAll(rowSelector)].filter((row) => !row.querySelector(rowSelector));
  const windows = rows.flatMap((row) => readWindow(row, now, lang) ?? []);
  const credits = rows.map((row) => readCredits(row, figure)).find((found) => found !== null) ?? null;
  const banks = rows.filter((row) => words.resetsWord.test(headingOf(row)));
  const bankCount = banks.map((row) => readCount(row, figure)).find((found) => found !== null) ?? null;
  const resets = banks.flatMap((row) => readResets(row, now, lang));
  const found = windows.length + resets.length > 0 || credits !== null || bankCount !== null;
  return found ? { windows, credits, bankCount, resets } : null;
}

function readWindow(row: Element, now: Instant, lang: string): PageTextFacts['windows'][number] | null {
  const title = rowTitleOf(row);
  const called = limitOf(title);
  const seconds = words.lengths.find(([word]) => word.test(title))?.[1];
  const body = textOf(row).replace(title, ' ');
  const percents = new Set([...body.matchAll(percentPattern)].map((match) => Number(match[1]?.replace(',', '.'))));
  const left = [...percents][0];
  if (!called || !seconds || percents.size !== 1 || left === undefined || left > 100) return null;
  const counts = words.leftWord.test(body) ? 100 - left : words.usedWord.test(body) ? left : null;
  const resetsAt = endIn(row, body.replace(percentPattern, ' '), now, seconds * 1_000, lang);
  if (counts === null || resetsAt === null) return null;
  return { ...called, seconds, usedPercent: Math.round(counts * 1e6) / 1e6, resetsAt };
}

/** The limit a title names: the account's, code review, or a model's whose limit id is known. Null for anything else. */
function limitOf(title: string): { limit: string; name?: string } | null {
  const spark = /gpt-[\d.]+-codex-spark/i.exec(title);
  if (spark) return { limit: 'codex_bengalfox', name: spark[0] };
  if (words.modelWord.test(title)) return null;
  if (words.reviewWord.test(title)) return { limit: 'code_review' };
  return words.limitWord.test(title) ? { limit: 'codex' } : null;
}

/** Tooltips hold the exact time where the text is rounded. */
function endIn(row: Element, text: string, now: Instant, withinMs: number, lang: string): Instant | null {
  const tips = [...row.querySelectorAll('[title]')].map((tip) => tip.getAttribute('title') ?? '');
  return [...tips, text].map((each) => instantIn(each, now, withinMs, lang)).find((at) => at !== null) ?? null;
}

function readCredits(row: Element, figure: Line): string | null {
  // "93,394.5 credits remaining", not "Reload when credits remaining fall below 125".
  const line = linesOf(row).find(
    (each) => words.creditWord.test(each) && words.leftWord.test(each) && wordsIn(each) <= 3,
  );
  if (!line) return null;
  return figure(line) ?? figure(textOf(row));
}

function readCount(row: Element, figure: Line): number | null {
  const line = linesOf(row).find((each) => words.availableWord.test(each));
  const count = line ? figure(line) : null;
  return count === null ? null : Number(count);
}

/** Only a tooltip with a time counts as an expiry. A date alone does not: resets were lost on "the last day". */
function readResets(row: Element, now: Instant, lang: string): PageTextFacts['resets'][number][] {
  const lines = linesOf(row);
  return [...row.querySelectorAll('[title]')].flatMap((tip) => {
    const text = textOf(tip);
    if (!words.expiresWord.test(text)) return [];
    const expiresAt = instantIn(`${text} ${tip.getAttribute('title')}`, now, 366 * dayMs, lang);
    const title = lines[lines.indexOf(text) - 1];
    return expiresAt === null ? [] : [{ title: title && !words.availableWord.test(title) ? title : null, expiresAt }];
  });
}

function wordsIn(line: string): number {
  return line.match(/\p{L}+/gu)?.length ?? 0;
}

function languageOf({ documentElement }: Page): string {
  const lang = documentElement.lang || 'en';
  return Intl.DateTimeFormat.supportedLocalesOf(/^[a-z]{2,3}(?:-[a-z\d]{2,8})*$/i.test(lang) ? lang : 'en')[0] ?? 'en';
}
