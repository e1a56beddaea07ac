import { useRef } from 'react';
import type { AccountView } from '../../domain/accounts/account-view';
import { windowKey } from '../../domain/windows/limit-window';
import { useTranslator } from '../components/reader-context';

/** Announces changes of state to screen readers (free became blocked, a window is full again), but not the passing of time. */
export function StateAnnouncer({ view }: { readonly view: AccountView }) {
  const { sentences } = useTranslator();
  const { headline, windows, key } = view;
  const states = [headline.state, ...windows.map((window) => `${windowKey(window)}/${window.state}`)].join();
  const last = useRef({ key, states, text: '' });
  if (last.current.key !== key) last.current = { key, states, text: '' };
  // The sentence changes with every reading, so it is announced only when a state changed.
  if (last.current.states !== states) last.current = { key, states, text: sentences(headline.sentences) };
  return (
    <p aria-live="polite" className="visually-hidden">
      {last.current.text}
    </p>
  );
}
