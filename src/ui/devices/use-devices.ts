import { createContext, useContext, useEffect, useState } from 'react';
import type { DevicePorts } from '../../engine/ports/device-ports';
import { type Loaded, useLoaded } from '../components/use-loaded';
import { useApp } from '../screen/app-context';

export const DevicesContext = createContext<DevicePorts | null>(null);

/** The ports of the Devices page. Throws outside of it. */
export function useDevices(): DevicePorts {
  const devices = useContext(DevicesContext);
  if (!devices) throw new Error('This component needs the Devices page around it.');
  return devices;
}

/** Loads now, and again whenever something was received, paired or sent, a newer snapshot was written, or `key` changed. */
export function useDeviceData<T>(load: (devices: DevicePorts) => Promise<T>, key = ''): Loaded<T> {
  const devices = useDevices();
  const { snapshot } = useApp();
  const [changes, setChanges] = useState(0);
  useEffect(() => devices.onChange(() => setChanges((count) => count + 1)), [devices]);
  return useLoaded(`${changes}/${snapshot?.revision}/${key}`, () => load(devices));
}
