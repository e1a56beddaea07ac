import { browser } from 'wxt/browser';

const reasons: Readonly<Record<string, string>> = {
  storage: 'To keep what was seen, on this machine only.',
  alarms: 'To wake up when a window returns or a banked reset is about to expire.',
  notifications: 'To tell you, when you want to be told.',
  'https://chatgpt.com/*': 'To see what the Codex usage page receives. Nothing is sent.',
};

/** Every permission in the manifest, whether it is granted, and its purpose. */
export async function extensionPermissions() {
  const manifest = browser.runtime.getManifest() as { permissions?: string[]; host_permissions?: string[] };
  const { permissions = [], host_permissions: hosts = [] } = manifest;
  const lines = [
    ...permissions.map((name) => ({ name, asked: { permissions: [name] } })),
    ...hosts.map((name) => ({ name, asked: { origins: [name] } })),
  ];
  return Promise.all(
    lines.map(async ({ name, asked }) => ({
      name,
      granted: await browser.permissions.contains(asked as Parameters<typeof browser.permissions.contains>[0]),
      why: reasons[name] ?? 'To hand what was seen to the Headroom app in this browser.',
    })),
  );
}
