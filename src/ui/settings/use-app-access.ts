import { useEffect, useState } from 'react';
import type { AppAccessPorts, AppAccessView } from '../../engine/ports/app-access-ports';
import { useLoaded } from '../components/use-loaded';

/** Where the installed app lives, loaded now and after every change; undefined while it loads. */
export function useAppAccess(appAccess: AppAccessPorts | undefined): AppAccessView | undefined {
  const [changes, setChanges] = useState(0);
  useEffect(() => appAccess?.onChange(() => setChanges((count) => count + 1)), [appAccess]);
  return useLoaded(`app-access/${changes}`, async () => appAccess?.read()).value;
}
