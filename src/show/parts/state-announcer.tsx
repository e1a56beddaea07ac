import { useRef } from 'react';
import type { AccountView } from '../../domain/view';

/** Tells a screen reader that free became blocked, or a window filled up again: changes of state, never the clock. */
export function StateAnnouncer({ view }: { readonly view: AccountView }) {
  const states = [view.headline.state, ...view.windows.map(({ label, state }) => `${label}/${state}`)].join();
  const first = useRef({ key: view.key, states });
  if (first.current.key !== view.key) first.current = { key: view.key, states };
  return (
    <p aria-live="polite" className="visually-hidden">
      {first.current.states === states ? '' : view.headline.text}
    </p>
  );
}
