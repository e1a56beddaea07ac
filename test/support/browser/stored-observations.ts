import type { TestBrowser } from './test-browser';

export interface Row {
  readonly account: string;
  readonly kind: string;
  readonly first: { readonly facts: { readonly windows?: readonly { readonly usedPercent: number }[] } };
}

/** Every stored row of observations, oldest first. */
export async function storedRows(browser: TestBrowser): Promise<Row[]> {
  const parts = JSON.parse(await browser.dump()) as { store?: string; rows?: Row[] }[];
  return parts.flatMap((part) => (part.store === 'observations' ? (part.rows ?? []) : []));
}

/** Used % of every stored usage reading's first window, oldest first. */
export async function usedPercents(browser: TestBrowser): Promise<(number | undefined)[]> {
  const usages = (await storedRows(browser)).filter(({ kind }) => kind === 'usage');
  return usages.map(({ first }) => first.facts.windows?.[0]?.usedPercent);
}
