import { NothingSeen } from './nothing-seen';

/** Your paid balance. */
export function CreditsPage() {
  return <NothingSeen title="Credits" about="Your paid balance." />;
}
