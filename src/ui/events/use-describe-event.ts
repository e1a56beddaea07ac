import { useCallback } from 'react';
import { describeEvent } from '../../domain/events/describe-event';
import type { HeadroomEvent } from '../../domain/events/event';
import type { NamedWindow } from '../../domain/messages/value';
import { useNow, useTranslator } from '../components/reader-context';

export interface EventTexts {
  readonly title: string;
  /** The sentences that rows of figures do not cover; empty where title and rows say everything. */
  readonly reason: string;
}

/** Returns a function that explains an event in the reader's language. `named`: the account's windows, with the page's names. */
export function useDescribeEvent(named: readonly NamedWindow[]): (event: HeadroomEvent) => EventTexts {
  const translator = useTranslator();
  // "today" becomes "yesterday" at midnight.
  const now = useNow();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the translator reads the present itself
  return useCallback(
    (event) => {
      const { title, reasons } = describeEvent(event, named);
      return { title: translator.spell(title), reason: translator.sentences(reasons) };
    },
    [translator, now, named],
  );
}
