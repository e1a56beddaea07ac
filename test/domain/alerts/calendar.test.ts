import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';

import { type CalendarOptions, calendarFor } from '../../../src/domain/alerts/calendar';
import { contentLine, icalendarText } from '../../../src/domain/alerts/icalendar';
import type { AlertLedger } from '../../../src/domain/alerts/ledger';
import { bankRow, dayMs, hourMs, start, viewOf, week, windowRow } from '../../support/alert-fixtures';
import { testReportTranslator } from '../../support/translator';

const options: CalendarOptions = {
  now: start,
  spell: testReportTranslator().sentences,
  nickname: null,
  useByLeadMs: 3 * hourMs,
  windowEnds: false,
  url: 'https://example.org/usage',
};
const expiresAt = start + 20 * dayMs + 12_345;
const held = (...rows: Parameters<typeof bankRow>[0][]) => ({
  bank: rows.map((row) => bankRow({ expiresAt, ...row })),
});

/** The events as an independent iCalendar parser reads them. */
function read(text: string) {
  return new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    return {
      uid: event.uid,
      sequence: event.sequence,
      status: component.getFirstPropertyValue('status'),
      startsAt: event.startDate.toJSDate().getTime(),
      zone: event.startDate.zone.tzid,
      summary: event.summary,
      description: event.description,
      leadsMs: component
        .getAllSubcomponents('valarm')
        .map((alarm) => -(alarm.getFirstPropertyValue('trigger') as ICAL.Duration).toSeconds() * 1_000 || 0),
    };
  });
}

const make = (
  state: Parameters<typeof viewOf>[0],
  memory: AlertLedger['calendar'] = {},
  change: Partial<CalendarOptions> = {},
) => {
  const all = { ...options, ...change };
  const made = calendarFor(viewOf({ observedAt: start, ...state }, all.now), memory, all);
  return { ...made, events: read(made.text) };
};

describe('calendarFor', () => {
  it('rings 7 days, 24 hours and the chosen lead before each expiry, to the second, in UTC', () => {
    const { events } = make(held({}, { key: 'r2', expiresAt: start + 30 * dayMs }));
    expect(events).toHaveLength(2);
    expect(events[0]).toMatchObject({
      startsAt: Math.floor(expiresAt / 1_000) * 1_000,
      zone: 'UTC',
      status: 'CONFIRMED',
      sequence: 0,
      leadsMs: [7 * dayMs, dayMs, 3 * hourMs],
      description: 'Use “Full reset” by Sun 22 Nov, 09:00 UTC, or it expires unused.',
    });
    expect(events[0]?.uid).not.toBe(events[1]?.uid);
  });

  it('adds the ends of windows when asked, ringing at the end', () => {
    const windows = [windowRow({ seconds: week, observedAt: start, resetsAt: start + 3 * dayMs })];
    expect(make({ windows }).events).toEqual([]);
    const { events } = make({ windows }, {}, { windowEnds: true });
    expect(events).toMatchObject([
      { startsAt: start + 3 * dayMs, summary: 'Codex: Weekly is full again', leadsMs: [0] },
    ]);
  });

  it('gives the same text, except for DTSTAMP, while nothing changed', () => {
    const first = make(held({}));
    const second = make(held({}), first.memory, { now: start + dayMs });
    const unstamped = (text: string) => text.replace(/DTSTAMP:.*/g, '');
    expect(unstamped(second.text)).toBe(unstamped(first.text));
  });

  it('keeps the UID and raises SEQUENCE when the expiry or the lead changes', () => {
    const first = make(held({}));
    const moved = make(held({ expiresAt: expiresAt + dayMs }), first.memory);
    const led = make(held({ expiresAt: expiresAt + dayMs }), moved.memory, { useByLeadMs: hourMs });
    expect([first, moved, led].map(({ events }) => events[0]?.sequence)).toEqual([0, 1, 2]);
    expect(new Set([first, moved, led].map(({ events }) => events[0]?.uid)).size).toBe(1);
  });

  it('cancels a redeemed reset once, and restores it when it turns out to be available', () => {
    const first = make(held({}));
    const used = make(held({ fate: 'redeemed', status: 'redeemed' }), first.memory);
    expect(used.events).toMatchObject([{ status: 'CANCELLED', sequence: 1, uid: first.events[0]?.uid, leadsMs: [] }]);
    const again = make(held({ fate: 'redeemed', status: 'redeemed' }), used.memory);
    expect(again.events[0]?.sequence).toBe(1);
    expect(make(held({}), again.memory).events).toMatchObject([{ status: 'CONFIRMED', sequence: 2 }]);
  });

  it('does not cancel an expired reset, and forgets it after 60 days', () => {
    const first = make(held({}));
    const after = make(held({}), first.memory, { now: expiresAt + 1 });
    expect(after.events).toEqual([]);
    expect(Object.keys(after.memory)).toHaveLength(1);
    expect(make(held({}), after.memory, { now: expiresAt + 61 * dayMs }).memory).toEqual({});
  });

  it('does not treat ends a few seconds apart as a moved window', () => {
    const windows = (resetsAt: number) => ({ windows: [windowRow({ seconds: week, observedAt: start, resetsAt })] });
    const first = make(windows(start + 3 * dayMs), {}, { windowEnds: true });
    const second = make(windows(start + 3 * dayMs + 45_000), first.memory, { windowEnds: true });
    expect(second.events[0]).toMatchObject({ sequence: 0, startsAt: start + 3 * dayMs });
  });

  it('leaves the entries of another account alone', () => {
    const first = make({ key: 'a', ...held({}) });
    const other = make({ key: 'b', ...held({ key: 'r9' }) }, first.memory);
    expect(other.events).toHaveLength(1);
    expect(other.memory).toMatchObject(first.memory);
  });

  it('contains no account and no reset key', () => {
    const { text } = make({ key: 'account-hash', ...held({ key: 'reset-hash' }) });
    expect(text).not.toMatch(/account-hash|reset-hash/);
  });

  it('handles any title: lines of at most 75 octets, CRLF, and the parser reads back what was written', () => {
    const title = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(title, title, (name, nickname) => {
        const { text, events } = make(held({ title: name }), {}, { nickname });
        for (const line of text.split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
        expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
        expect(events[0]?.summary).toBe(`${nickname}: banked reset expires`);
        expect(events[0]?.description).toContain(`“${name}” by `);
      }),
    );
  });

  it('keeps line ends inside a text and drops other control characters', () => {
    expect(icalendarText('a\r\nb\\c;d,e\u0007')).toBe('a\\nb\\\\c\\;d\\,e');
    expect(contentLine('X', 'é'.repeat(60)).split('\r\n')).toHaveLength(3);
  });
});
