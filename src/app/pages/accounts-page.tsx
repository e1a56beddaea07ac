import { NothingSeen } from './nothing-seen';

/** The accounts seen here. */
export function AccountsPage() {
  return <NothingSeen title="Accounts" about="The accounts seen here." />;
}
