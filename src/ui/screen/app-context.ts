import { createContext, useContext } from 'react';
import type { Account } from '../../domain/accounts/account';
import type { AccountState } from '../../domain/accounts/account-state';
import type { AccountView } from '../../domain/accounts/account-view';
import type { StoredOutlook } from '../../domain/forecast/stored-outlook';
import type { AccountKey } from '../../domain/observations/observation';
import type { GaugeMode, Settings } from '../../domain/settings';
import type { Snapshot } from '../../domain/snapshot';
import type { AppPorts } from '../../engine/ports/app-ports';
import type { Router } from './router';

/** What every page can use. */
export interface AppContext {
  readonly ports: AppPorts;
  readonly router: Router;
  readonly settings: Settings;
  /** Shows percentages as what is left or used, immediately, and stores the choice. */
  readonly setGauge: (mode: GaugeMode) => void;
  readonly snapshot: Snapshot | null;
  /** Browser storage could not be read at all. */
  readonly unreadable: boolean;
  /** The account that is shown, its state, and its view at the current time; null before anything was seen. */
  readonly selectedAccount: {
    readonly account: Account;
    readonly state: AccountState;
    readonly view: AccountView;
  } | null;
  /** The last forecast and advice for that account, computed by a page or stored; null where there is none. */
  readonly storedOutlook: StoredOutlook | null;
  /** Keeps what a page computed for an account: headline and rings of every screen follow it at once. */
  readonly keepOutlook: (account: AccountKey, outlook: StoredOutlook) => void;
}

export const AppContext = createContext<AppContext | null>(null);

/** The context of the app. Throws outside of it. */
export function useApp(): AppContext {
  const context = useContext(AppContext);
  if (!context) throw new Error('A page needs the App around it.');
  return context;
}
