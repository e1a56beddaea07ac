// The folder of session files, for a page of the app. The folder dialog alone is stood in for: what it hands out is a real directory
// handle of the browser's own (its private file system), remembered, asked and read as any other.
import type { Tab } from './test-browser';

/** Puts a session file into `sessions/2026/11`, as the CLI would while Headroom is closed. */
export const writeSessionFile = (tab: Tab, name: string, text: string) =>
  tab.evaluate(
    async ([file = '', content = '']) => {
      let folder = await navigator.storage.getDirectory();
      for (const part of ['sessions', '2026', '11']) folder = await folder.getDirectoryHandle(part, { create: true });
      const stream = await (await folder.getFileHandle(file, { create: true })).createWritable();
      await stream.write(content);
      await stream.close();
    },
    [name, text],
  );

/** Chooses the folder in Settings, on which the tab is, and waits until it was read. */
export async function chooseSessionFolder(tab: Tab): Promise<void> {
  await tab.evaluate(() => {
    const pick = async () => (await navigator.storage.getDirectory()).getDirectoryHandle('sessions');
    Object.assign(window, { showDirectoryPicker: pick });
  });
  await tab.until(() => {
    const button = [...document.querySelectorAll('button')].find((each) => /Choose the folder/.test(each.innerText));
    button?.click();
    return button !== undefined;
  });
  await tab.until(() => /new readings? from/.test(document.body.innerText));
}
