// Alerts as a reader sees them: English, every instant with its zone.
import type { AlertText } from '../../src/domain/alerts/alert';
import { message } from '../../src/domain/messages/message';
import { testReportTranslator } from './translator';

const { spell, sentences } = testReportTranslator();

/** Title, body and reason of an alert as texts. */
export function spelled({ title, body, why }: AlertText) {
  return { title: spell(title), body: sentences(body), why: sentences(why) };
}

/** A message that quotes a text. */
export const quoted = (text: string) => message('common.text', { text });
