import { NothingSeen } from './nothing-seen';

/** How Headroom looks and when it speaks. */
export function SettingsPage() {
  return <NothingSeen title="Settings" about="How Headroom looks and when it speaks." />;
}
