import { describe, expect, it } from 'vitest';
import { describeEvent } from '../../../src/domain/events/describe-event';
import type { HeadroomEvent } from '../../../src/domain/events/event';
import type { NamedWindow } from '../../../src/domain/messages/value';
import { eventsOf, usage, week, win } from '../../support/timeline';
import { testReportTranslator } from '../../support/translator';

const english = testReportTranslator();
const named: readonly NamedWindow[] = [{ limit: 'lim_7f3a', seconds: week, name: 'Deep Research' }];

const said = (event: HeadroomEvent, windows?: readonly NamedWindow[]) => {
  const { title, sentences } = describeEvent(event, windows);
  return `${english.spell(title)}. ${english.sentences(sentences)}`;
};

describe('a limit that is known by no name of ours', () => {
  const extra = (used: number, end: number) => [win(week, 10, 160), win(week, used, end, 'lim_7f3a')];
  const ended = eventsOf([usage(90, extra(80, 100)), usage(130, extra(12, 290))]);
  const event = ended.find(({ windows }) => windows[0]?.limit === 'lim_7f3a') ?? expect.fail();

  it('is called in title and sentences what the page calls it', () => {
    expect(said(event, named)).toBe(
      'Deep Research weekly full again. Deep Research weekly 80% → 12% used. As announced.',
    );
  });

  it('is called by its id where no name was stated', () => {
    expect(said(event)).toBe('lim_7f3a weekly full again. lim_7f3a weekly 80% → 12% used. As announced.');
  });

  it('takes no name from another window', () => {
    expect(said(event, [{ limit: 'lim_other', seconds: week, name: 'Other' }])).toMatch(/^lim_7f3a weekly full again/);
    expect(said(event, [{ limit: 'lim_7f3a', seconds: 18_000, name: 'Other' }])).toMatch(/^lim_7f3a weekly full again/);
  });

  it('is named where the event speaks of windows it did not change', () => {
    const unseen: HeadroomEvent = {
      ...event,
      type: 'reset-redeemed',
      windows: [],
      before: { [`lim_7f3a/${week}`]: { usedPercent: 70, resetsAt: event.at } },
      after: {},
    };
    expect(said(unseen, named)).toContain('Deep Research weekly');
    expect(said(unseen, named)).not.toContain('lim_7f3a');
  });
});
