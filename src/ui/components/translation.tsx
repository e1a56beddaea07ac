// The reader's language for components: `useTranslator().t(…)` for texts, `<T>` for sentences with something drawn inside.
import { createContext, createElement, Fragment, type ReactNode, useContext } from 'react';
import type { MessageKey } from '../../domain/messages/message';
import type { Drawn, Translator } from '../../i18n/translator';

const Context = createContext<Translator | null>(null);

export function TranslatorProvider({ value, children }: { readonly value: Translator; readonly children: ReactNode }) {
  return <Context value={value}>{children}</Context>;
}

/** Texts in the reader's language. Throws without a provider above: a screen without words is a fault of the program. */
export function useTranslator(): Translator {
  const translator = useContext(Context);
  if (!translator) throw new Error('A component that shows text needs a TranslatorProvider above it.');
  return translator;
}

interface TProps {
  readonly k: MessageKey;
  /** Values by name: text, number, message, `{ node }` for something drawn, a function for markup (`<b>…</b>` in the message). */
  readonly values?: Readonly<Record<string, Drawn<ReactNode>>>;
}

/** A message with components in place of its values or around its parts, in the order the reader's language wants. */
export function T({ k, values = {} }: TProps) {
  return createElement(Fragment, null, ...useTranslator().nodes<ReactNode>(k, values));
}
