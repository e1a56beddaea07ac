// What the popup asks the user to decide: an app that waits for consent, a budget to stop at.
import { useMemo } from 'react';
import type { PopupPorts } from '../../engine/ports/screen-ports';
import { useLoaded } from '../components/use-loaded';

export type PopupQuestion =
  /** An app at this origin asks to show what is stored. */
  | { readonly kind: 'app'; readonly origin: string }
  /** The budget of this name is used up, and the user wants to stop there. */
  | { readonly kind: 'budget'; readonly name: string };

/** The open questions; empty until they are loaded, and where it is unknown. */
export function usePopupQuestions(ports: Pick<PopupPorts, 'askingApp' | 'budgetStop'>): readonly PopupQuestion[] {
  const { value: origin } = useLoaded('asking-app', ports.askingApp);
  const { value: name } = useLoaded('budget-stop', async () => (await ports.budgetStop?.()) ?? null);
  return useMemo(
    () => [...(name ? [{ kind: 'budget', name } as const] : []), ...(origin ? [{ kind: 'app', origin } as const] : [])],
    [name, origin],
  );
}
