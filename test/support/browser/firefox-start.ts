// How a Firefox is started that WebDriver BiDi can speak to.
import type { ChildProcess } from 'node:child_process';

/** The extension's id in its own manifest. */
const extensionId = 'headroom@headroom.app';

/**
 * A profile's `user.js`: nothing phones home, the extension's address is known, its background sleeps soon. `others` come
 * on top.
 */
export function firefoxPrefs(uuid: string, others: Readonly<Record<string, unknown>> = {}): string {
  const prefs = {
    'extensions.webextensions.uuids': JSON.stringify({ [extensionId]: uuid }),
    // Reinstalled for every spec, at the same address and without stored data.
    'extensions.webextensions.keepUuidOnUninstall': true,
    'extensions.webextensions.keepStorageOnUninstall': false,
    'extensions.background.idle.timeout': 2_000,
    'services.settings.server': 'data:,#remote-settings-dummy/v1',
    'remote.prefs.recommended': true,
    'network.captive-portal-service.enabled': false,
    'network.connectivity-service.enabled': false,
    'network.dns.disablePrefetch': true,
    'network.prefetch-next': false,
    'browser.safebrowsing.malware.enabled': false,
    'browser.safebrowsing.phishing.enabled': false,
    'browser.safebrowsing.downloads.enabled': false,
    'browser.region.network.url': '',
    'browser.search.update': false,
    'browser.shell.checkDefaultBrowser': false,
    'browser.startup.page': 0,
    'browser.topsites.contile.enabled': false,
    'browser.newtabpage.enabled': false,
    'app.normandy.enabled': false,
    'app.update.disabledForTesting': true,
    'datareporting.policy.dataSubmissionEnabled': false,
    'toolkit.telemetry.enabled': false,
    'toolkit.telemetry.server': '',
    'dom.push.connection.enabled': false,
    'extensions.update.enabled': false,
    'extensions.systemAddon.update.enabled': false,
    'extensions.getAddons.cache.enabled': false,
    'media.gmp-manager.updateEnabled': false,
    'security.OCSP.enabled': 0,
    ...others,
  };
  return Object.entries(prefs)
    .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`)
    .join('');
}

/** The address at which a Firefox that was just started takes sessions. Rejects when it ends before. */
export function listeningAddress(firefox: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    firefox.stderr?.on('data', (data) => {
      said += data;
      const address = /WebDriver BiDi listening on (ws:\/\/\S+)/.exec(said)?.[1];
      if (address) resolve(address);
    });
    firefox.once('error', reject);
    firefox.once('close', () => reject(new Error(`Firefox ended before it listened: ${said.slice(-500)}`)));
  });
}
