import { createContext, useContext, useEffect, useState } from 'react';
import type { DevicePorts } from '../../engine/ports/device-ports';
import { type Loaded, useLoaded } from '../components/use-loaded';
import { useApp } from '../shell/app-context';

export const DevicesContext = createContext<DevicePorts | null>(null);

/** The phone page's ports, for what `PhonePage` draws. */
export function useDevices(): DevicePorts {
  const phone = useContext(DevicesContext);
  if (!phone) throw new Error('This part of the phone page needs its ports.');
  return phone;
}

/** Loads now, and again whenever something came, was paired or was sent, or a newer view was written. */
export function useDeviceData<T>(load: (phone: DevicePorts) => Promise<T>): Loaded<T> {
  const phone = useDevices();
  const { snapshot } = useApp();
  const [turn, setTurn] = useState(0);
  useEffect(() => phone.onChange(() => setTurn((last) => last + 1)), [phone]);
  return useLoaded(`${turn}/${snapshot?.revision}`, () => load(phone));
}
