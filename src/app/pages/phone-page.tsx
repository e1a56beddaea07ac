import { NothingSeen } from './nothing-seen';

/** Headroom on your phone. */
export function PhonePage() {
  return <NothingSeen title="Phone" about="Headroom on your phone." />;
}
