// Which part of the catalogue a topic belongs to.
import type { Part } from '../../src/i18n/parts';

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
  shell: 'frame',
  upcoming: 'frame',
};

/** The part a topic (the file's name) belongs to. */
export function partOf(topic: string): Part {
  return partOfTopic[topic] ?? 'app';
}
