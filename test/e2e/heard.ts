import type { Tab } from './spec';

/** What the watcher posted, as any script of the page can hear it. */
export interface Heard {
  readonly url: string;
  readonly status: number;
  readonly body: string;
}

/** Notes what the watcher posts from now on; `heard` reads it. */
export function listen(page: Tab): Promise<void> {
  return page.evaluate(() => {
    const list: unknown[] = [];
    Object.assign(window, { heard: list });
    addEventListener('message', ({ data }) => void (data?.type === 'headroom/seen' && list.push(data)));
  });
}

export function heard(page: Tab): Promise<Heard[]> {
  return page.evaluate(() => (window as unknown as { heard: Heard[] }).heard);
}
