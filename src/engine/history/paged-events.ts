import type { AccountKey } from '../../domain/observations/observation';
import type { AppPorts } from '../ports/app-ports';
import type { OwnStorage } from '../state/own-storage';

type Events = OwnStorage['events'];

/**
 * Events of an account, newest first: at most `limit`, of `types` where given, before `before` where given. Reads the store
 * page by page until enough are found.
 */
export async function pagedEvents(
  events: Pick<Events, 'page'>,
  account: AccountKey,
  { before, types, limit }: Parameters<AppPorts['events']>[1],
): Promise<Awaited<ReturnType<Events['page']>>> {
  const size = Math.max(limit, 100);
  const found: Awaited<ReturnType<Events['page']>> = [];
  const seen = new Set<string>();
  let earlier = before;
  for (;;) {
    const page = await events.page(account, earlier, size);
    const fresh = page.filter(({ id }) => !seen.has(id));
    for (const { id } of fresh) seen.add(id);
    found.push(...fresh.filter(({ type }) => !types || types.includes(type)));
    if (found.length >= limit || page.length < size || fresh.length === 0) return found.slice(0, limit);
    // Events of one instant may lie on both sides of the page's end, so the next page begins with that instant again.
    earlier = (page.at(-1)?.at ?? 0) + 1;
  }
}
