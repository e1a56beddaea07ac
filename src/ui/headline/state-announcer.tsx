import { useRef } from 'react';
import type { AccountView } from '../../domain/accounts/account-view';

/** Announces changes of state to screen readers (free became blocked, a window is full again), but not the passing of time. */
export function StateAnnouncer({ view }: { readonly view: AccountView }) {
  const states = [view.headline.state, ...view.windows.map(({ label, state }) => `${label}/${state}`)].join();
  const last = useRef({ key: view.key, states, text: '' });
  if (last.current.key !== view.key) last.current = { key: view.key, states, text: '' };
  // The sentence changes with every reading, so it is announced only when a state changed.
  if (last.current.states !== states) last.current = { key: view.key, states, text: view.headline.text };
  return (
    <p aria-live="polite" className="visually-hidden">
      {last.current.text}
    </p>
  );
}
