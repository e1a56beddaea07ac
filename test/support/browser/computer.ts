// The computer of a pair: a Chromium with the extension, opened on its Devices page.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { startChromium } from './chromium';
import { httpsExtension } from './https-build';
import type { TestBrowser } from './test-browser';

export interface Computer extends TestBrowser {
  readonly page: Page;
  readonly close: () => Promise<void>;
}

export interface ComputerParts {
  readonly proxyPort: number;
  /** Grants from the start what pairing asks for, because nobody is there to answer the browser's question. */
  readonly isGranted: boolean;
}

export async function openComputer({ proxyPort, isGranted }: ComputerParts): Promise<Computer> {
  const extension = mkdtempSync(join(tmpdir(), 'headroom-extension-'));
  cpSync(await httpsExtension(), extension, { recursive: true });
  if (isGranted) grantOptional(`${extension}/manifest.json`);
  const browser = await startChromium({ extension, proxyPort });
  const tab = await browser.extensionPage('app.html#/devices');
  return {
    ...browser,
    page: tab.page as Page,
    close: async () => {
      await browser.close();
      rmSync(extension, { recursive: true, force: true });
    },
  };
}

function grantOptional(path: string): void {
  const manifest = JSON.parse(readFileSync(path, 'utf8'));
  manifest.host_permissions.push(...manifest.optional_host_permissions);
  manifest.permissions.push(...manifest.optional_permissions);
  delete manifest.optional_host_permissions;
  delete manifest.optional_permissions;
  writeFileSync(path, JSON.stringify(manifest));
}
