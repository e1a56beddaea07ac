// Which part of the catalogue a topic belongs to.
import type { Part } from '../../src/i18n/parts';

const partOfTopic: Readonly<Record<string, Part | 'build'>> = {
  common: 'now',
  headline: 'now',
  windows: 'now',
  bank: 'now',
  credits: 'now',
  referral: 'now',
  forecast: 'now',
  advice: 'now',
  models: 'now',
  lanes: 'now',
  popup: 'now',
  troubles: 'now',
  alerts: 'alerts',
  events: 'alerts',
  push: 'alerts',
  calendar: 'alerts',
  'page-badge': 'alerts',
  shell: 'frame',
  upcoming: 'frame',
  pwa: 'frame',
  manifest: 'build',
};

/** The part a topic (the file's name) belongs to. `build`: read when manifests and the app's page are made, and never loaded. */
export function partOf(topic: string): Part | 'build' {
  return partOfTopic[topic] ?? 'app';
}
