import { describe, expect, it } from 'vitest';
import {
  givenNamesFrom,
  nameGiven,
  nameGivenTo,
  withNameGiven,
  withoutNameGiven,
} from '../../../src/domain/usage/given-names';

const key = '3fa2c91e';
const labelled = { kind: 'label', text: '3fa2' } as const;
const named = (text: string) => ({ kind: 'name', text }) as const;

describe('names that were given to projects on another device', () => {
  it('are what its computer calls a project that it had sent a label of', () => {
    const given = withNameGiven({}, labelled, ' Harbour ');
    expect(nameGivenTo(given, labelled)).toBe('Harbour');
    expect(nameGiven(given, key, 'harbour-app')).toBe('Harbour');
    expect(nameGiven(given, 'aaaa0000', 'other')).toBe('other');
    expect(nameGivenTo(given, { kind: 'none' })).toBeUndefined();
  });

  it('are what it calls a project that it had sent the name of, however often it is named', () => {
    let given = withNameGiven({}, named('harbour-app'), 'Harbour');
    expect(nameGiven(given, key, 'harbour-app')).toBe('Harbour');
    // Named again before its computer has answered, and after.
    given = withNameGiven(given, named('harbour-app'), 'Port');
    expect(nameGiven(given, key, 'harbour-app')).toBe('Port');
    given = withNameGiven(given, named('Port'), 'Quay');
    expect(nameGiven(given, key, 'harbour-app')).toBe('Quay');
    expect(Object.keys(given)).toHaveLength(1);
  });

  it('are one also where labels became names in between', () => {
    const given = withNameGiven(withNameGiven({}, labelled, 'Harbour'), named('Harbour'), 'Port');
    expect(nameGiven(given, key, 'harbour-app')).toBe('Port');
    expect(Object.keys(given)).toEqual(['label:3fa2']);
  });

  it('give way to a later name of its own computer', () => {
    const given = withNameGiven(withNameGiven({}, labelled, 'Harbour'), named('other'), 'Elsewhere');
    const after = withoutNameGiven(given, key, 'Harbour');
    expect(nameGiven(after, key, 'Quay')).toBe('Quay');
    expect(nameGiven(after, 'bbbb', 'other')).toBe('Elsewhere');
  });

  it('are not changed by an empty one', () => {
    expect(withNameGiven({ 'label:3fa2': 'Harbour' }, labelled, '  ')).toEqual({ 'label:3fa2': 'Harbour' });
  });

  it('are read from whatever was stored', () => {
    const stored = { 'label:3fa2': 'Harbour', 'label:x': 7, other: 'x', 'name:y': 'z'.repeat(81) };
    expect(givenNamesFrom(stored)).toEqual({ 'label:3fa2': 'Harbour' });
    for (const nonsense of [null, undefined, 'x', ['label:x'], 7]) expect(givenNamesFrom(nonsense)).toEqual({});
    const many = Object.fromEntries(Array.from({ length: 900 }, (_, index) => [`label:${index}`, 'x']));
    expect(Object.keys(givenNamesFrom(many))).toHaveLength(500);
  });
});
