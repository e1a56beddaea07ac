// Which topics of the catalogue are loaded together: the popup must not wait for the pages' texts.

/** `now`: popup and badge. `alerts`: notifications, push, calendar. `app`: everything else. */
export type Part = 'now' | 'alerts' | 'app';

export const parts: readonly Part[] = ['now', 'alerts', 'app'];

const partOfTopic: Readonly<Record<string, Part>> = {
  common: 'now',
  headline: 'now',
  windows: 'now',
  bank: 'now',
  credits: 'now',
  referral: 'now',
  forecast: 'now',
  advice: 'now',
  models: 'now',
  popup: 'now',
  troubles: 'now',
  alerts: 'alerts',
  events: 'alerts',
  push: 'alerts',
  calendar: 'alerts',
};

/** The part a topic (the file's name) belongs to. */
export function partOf(topic: string): Part {
  return partOfTopic[topic] ?? 'app';
}
