// Three unpacked extensions in one folder: ours as built, a bare one that does the least possible, and a still one whose
// popup is our popup's drawn HTML without a script. Each carries scripts that report what they measured.
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { root } from './project-root';
import { announceMilestones, reportPaint } from './reporting-scripts';

export interface ExtensionFolders {
  readonly ours: string;
  readonly bare: string;
  readonly still: string;
}

const benchPage =
  '<!doctype html><meta charset="utf-8"><title>bench</title><script type="module" src="/bench-page.js"></script>';

/** Writes the three extensions below `folder`. Needs a built `.output/chrome-mv3`. */
export async function writeExtensions(folder: string): Promise<ExtensionFolders> {
  const folders = { ours: join(folder, 'ours'), bare: join(folder, 'bare'), still: join(folder, 'still') };
  writeOurs(folders.ours);
  writeBare(folders.bare, 'Bare');
  writeBare(folders.still, 'Still');
  for (const extension of [folders.ours, folders.bare]) prepend(join(extension, 'background.js'), announceMilestones);
  await bundleBenchPage(folders.ours);
  for (const other of [folders.bare, folders.still])
    cpSync(join(folders.ours, 'bench-page.js'), join(other, 'bench-page.js'));
  return folders;
}

/** Makes the still extension's popup of what ours has drawn: `drawn` is the outer HTML of its root element. */
export function writeStillPopup({ ours, still }: ExtensionFolders, drawn: string): void {
  const html = readFileSync(join(ours, 'popup.html'), 'utf8')
    .replace(/<script type="module" crossorigin.*?<\/script>/, '')
    .replace('<div id="root"></div>', () => drawn);
  writeFileSync(join(still, 'popup.html'), html);
}

function writeOurs(folder: string): void {
  cpSync(`${root}.output/chrome-mv3`, folder, { recursive: true });
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
  // Without the key, the id follows the folder and cannot clash with an installed Headroom.
  delete manifest.key;
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(join(folder, 'bench.html'), benchPage);
  const popup = readFileSync(join(folder, 'popup.html'), 'utf8');
  writeFileSync(
    join(folder, 'popup.html'),
    popup.replace('</body>', '<script type="module" src="/report.js"></script></body>'),
  );
  writeFileSync(join(folder, 'report.js'), reportPaint("document.querySelector('[role=meter]')"));
}

function writeBare(folder: string, name: string): void {
  mkdirSync(folder, { recursive: true });
  const manifest = {
    manifest_version: 3,
    name,
    version: '1',
    permissions: ['storage'],
    action: { default_popup: 'popup.html' },
    background: { service_worker: 'background.js' },
  };
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(
    join(folder, 'background.js'),
    "chrome.runtime.onMessage.addListener((m, s, answer) => { chrome.action.setBadgeText({ text: '67' }).then(() => answer()); return true; });",
  );
  writeFileSync(
    join(folder, 'popup.html'),
    '<!doctype html><meta charset="utf-8"><title>Bare</title><body><p>hi</p><script type="module" src="/report.js"></script></body>',
  );
  writeFileSync(join(folder, 'report.js'), reportPaint('true'));
  writeFileSync(join(folder, 'bench.html'), benchPage);
}

function prepend(path: string, script: string): void {
  writeFileSync(path, script + readFileSync(path, 'utf8'));
}

/** What the bench pages can do: our own storage code, bundled as the product bundles it. */
async function bundleBenchPage(folder: string): Promise<void> {
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    resolve: { alias: [{ find: /^dexie$/, replacement: 'dexie/dist/modern/dexie.min.mjs' }] },
    build: {
      outDir: folder,
      emptyOutDir: false,
      target: 'es2022',
      lib: { entry: `${root}bench/storage-page.ts`, formats: ['es'], fileName: () => 'bench-page.js' },
    },
  });
}
