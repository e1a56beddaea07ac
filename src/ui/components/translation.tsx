// A sentence with components inside: `<T k="bank.useBy" values={{ at: { node: <Moment at={at} /> } }} />`.
import { createElement, Fragment, type ReactNode } from 'react';
import type { MessageKey } from '../../domain/messages/message';
import type { Drawn } from '../../i18n/translator';
import { useTranslator } from './reader-context';

interface TProps {
  readonly k: MessageKey;
  /** Values by name: text, number, message, `{ node }` for a component, a function for markup (`<b>…</b>` in the message). */
  readonly values?: Readonly<Record<string, Drawn<ReactNode>>>;
}

/** A message with components in place of its values or around its parts, in the order of the reader's language. */
export function T({ k, values = {} }: TProps) {
  return createElement(Fragment, null, ...useTranslator().nodes<ReactNode>(k, values));
}
