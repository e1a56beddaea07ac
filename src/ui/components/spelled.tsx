import type { ReactNode } from 'react';
import type { MessageKey } from '../../domain/messages/message';
import type { Message, Value } from '../../domain/messages/value';
import type { Drawn } from '../../i18n/translator';
import { Moment } from './moment';
import { T } from './translation';

/** A message of the domain. Each instant in it that is a value of its own (`instantValue`) is drawn as a `<time>`. */
export function Spelled({ message: { key, values = {} } }: { readonly message: Message }) {
  const drawn = Object.entries(values).map(([name, value]) => [name, drawnValue(value)] as const);
  return <T k={key as MessageKey} values={Object.fromEntries(drawn)} />;
}

function drawnValue(value: Value): Drawn<ReactNode> {
  if (typeof value !== 'object' || !('key' in value) || value.key !== 'common.at') return value;
  return { node: <Moment at={Number(value.values?.at)} /> };
}
