import { useRef } from 'react';
import type { AccountView } from '../../domain/accounts/account-view';

/** Tells a screen reader that free became blocked, or a window filled up again: changes of state, never the clock. */
export function StateAnnouncer({ view }: { readonly view: AccountView }) {
  const states = [view.headline.state, ...view.windows.map(({ label, state }) => `${label}/${state}`)].join();
  const last = useRef({ key: view.key, states, said: '' });
  if (last.current.key !== view.key) last.current = { key: view.key, states, said: '' };
  // Said once: the sentence goes on changing with every reading, and that is no change of state.
  if (last.current.states !== states) last.current = { key: view.key, states, said: view.headline.text };
  return (
    <p aria-live="polite" className="visually-hidden">
      {last.current.said}
    </p>
  );
}
