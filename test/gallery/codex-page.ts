// A stand-in for a Codex page, with the badge in it as the extension draws it.
import { readCatalogueFile } from '../../src/browser/catalogue-files';
import { showPageBadge } from '../../src/browser/page-badge/show-page-badge';
import { isCorner } from '../../src/domain/page-badge/corner';
import { defaultSettings } from '../../src/domain/settings';
import { spellPageBadge } from '../../src/engine/page-badge/publish-page-badge';
import type { AppPorts } from '../../src/engine/ports/app-ports';
import { englishAlertMessages, loadAlertMessages } from '../../src/i18n/alert-messages';
import { createReaderTranslator } from '../../src/i18n/reader-translator';

const style = `
body { margin: 0; font: 15px/1.6 system-ui, sans-serif; color: var(--ink); background: light-dark(#ffffff, #212121); }
header { display: flex; justify-content: space-between; padding: 14px 20px; border-bottom: 1px solid var(--line); }
main { max-width: 720px; margin: 0 auto; padding: 24px 20px 140px; }
h1 { font-size: 24px; }
.task { padding: 14px 0; border-bottom: 1px solid var(--line); }
.task span { color: var(--ink-2); font-size: 13px; }
form { position: fixed; inset-block-end: 16px; inset-inline: max(16px, calc(50% - 360px)); display: flex; gap: 8px;
  padding: 12px 16px; border: 1px solid var(--edge); border-radius: 24px; background: light-dark(#fff, #303030); }
form button { border: 0; border-radius: 12px; padding: 4px 12px; min-block-size: 44px; color: light-dark(#fff, #111); background: light-dark(#111, #fff); }
textarea { flex: 1; min-block-size: 44px; box-sizing: border-box; padding-block: 10px; border: 0; background: none; color: inherit; font: inherit; resize: none; }
`;

const tasks = [
  'Make the tests pass on Windows',
  'Rename the settings store',
  'Find out why the build is slow',
  'Write the notes',
];

/** Draws the page into `container`. `query`: `corner`, and `bare` for a page without a composer. Returns what takes it away. */
export async function showCodexPage(
  container: HTMLElement,
  ports: AppPorts,
  now: number,
  query: URLSearchParams,
): Promise<() => void> {
  const list = tasks.map((task) => `<div class="task">${task}<br><span>Done · 4 min</span></div>`).join('');
  const composer =
    '<form><textarea rows="1" placeholder="Describe a task"></textarea><button type="button">Ask</button></form>';
  container.innerHTML = `<style>${style}</style><header><strong>Codex</strong><span>Docs</span></header>
<main><h1>What should we code next?</h1>${list}${query.has('bare') ? '' : composer}</main>`;
  const language = query.get('lang') ?? 'en';
  const translator = await createReaderTranslator({
    english: englishAlertMessages,
    choice: async () => language,
    readerLanguages: () => [language === 'en' ? 'en-GB' : language],
    zone: () => 'Europe/Berlin',
    now: () => now,
    load: (wanted) => loadAlertMessages(wanted, (each, part) => readCatalogueFile(each, part, location.href)),
  })();
  const snapshot = await ports.loadSnapshot();
  const account = snapshot?.accounts.find(({ state }) => state.key === snapshot.current)?.state ?? null;
  const corner = query.get('corner');
  const outlook = account && (await ports.outlook(account.key));
  const settings = {
    ...(snapshot?.settings ?? defaultSettings),
    pageBadge: isCorner(corner) ? corner : 'bottom-end',
  } as const;
  const forecasts = outlook && { forecasts: outlook.forecasts };
  const badge = spellPageBadge(account, settings, { now, outlook: forecasts, translator });
  const end = showPageBadge({
    page: window,
    load: async () => badge,
    onChange: () => () => {},
    isCodexPage: () => true,
    isAlive: () => true,
  });
  return () => {
    end();
    container.replaceChildren();
  };
}
