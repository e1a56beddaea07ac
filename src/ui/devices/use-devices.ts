import { createContext, useContext, useEffect, useState } from 'react';
import type { PhonePorts } from '../../engine/ports/device-ports';
import { useApp } from '../shell/app-context';
import { type Loaded, useLoaded } from '../shell/use-loaded';

export const PhoneContext = createContext<PhonePorts | null>(null);

/** The phone page's ports, for what `PhonePage` draws. */
export function usePhone(): PhonePorts {
  const phone = useContext(PhoneContext);
  if (!phone) throw new Error('This part of the phone page needs its ports.');
  return phone;
}

/** Loads now, and again whenever something came, was paired or was sent, or a newer view was written. */
export function usePhoneData<T>(load: (phone: PhonePorts) => Promise<T>): Loaded<T> {
  const phone = usePhone();
  const { snapshot } = useApp();
  const [turn, setTurn] = useState(0);
  useEffect(() => phone.onChange(() => setTurn((last) => last + 1)), [phone]);
  return useLoaded(`${turn}/${snapshot?.revision}`, () => load(phone));
}
