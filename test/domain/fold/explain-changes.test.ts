// Every type of event is emitted by something: a type that no explanation emits is named here.
import { expect, it } from 'vitest';
import type { EventType } from '../../../src/domain/events/event';
import { eventTraits } from '../../../src/domain/events/event-traits';
import { foldAll } from '../../../src/domain/fold/fold';
import { generatedYear } from '../../support/generated-year';

const emitted = new Set(foldAll('me', generatedYear(1)).events.map(({ type }) => type));

it.each(Object.keys(eventTraits) as EventType[])('%s is emitted in a generated year', (type) => {
  expect(emitted).toContain(type);
});
