import { browser } from 'wxt/browser';

const reasons = {
  storage: 'diagnostics.permissions.storage',
  alarms: 'diagnostics.permissions.alarms',
  notifications: 'diagnostics.permissions.notifications',
  sidePanel: 'diagnostics.permissions.sidePanel',
  'https://chatgpt.com/*': 'diagnostics.permissions.codex',
} as const;

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
      why: reasonOf(name),
    })),
  );
}

/** The message that says what a permission is for. Any host other than Codex is that of the app. */
function reasonOf(name: string): (typeof reasons)[keyof typeof reasons] | 'diagnostics.permissions.app' {
  return Object.hasOwn(reasons, name) ? reasons[name as keyof typeof reasons] : 'diagnostics.permissions.app';
}
