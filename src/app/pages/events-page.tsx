import { NothingSeen } from './nothing-seen';

/** Every change, explained. */
export function EventsPage() {
  return <NothingSeen title="Events" about="Every change, explained." />;
}
