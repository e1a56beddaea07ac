import { describeEvent } from '../../domain/events/describe-event';
import type { Translator } from '../../i18n/translator';
import type { Replayed } from './replay';

/** One readable line per event, oldest first, in a block per account. */
export function eventLines({ accounts }: Replayed, english: Translator): string {
  const blocks = accounts.map(({ view, events }, index) => {
    const head = `Account ${index + 1}${view.planLabel === null ? '' : ` (${view.planLabel})`}: ${english.sentences(view.headline.sentences)}`;
    const lines = events.map((event) => {
      const { title, sentences } = describeEvent(event, view.windows);
      const mark = event.confirmed ? '' : ' (not confirmed)';
      return `${english.formats.instant(event.at)}  ${english.spell(title)}${mark}. ${english.sentences(sentences)}`.trimEnd();
    });
    return [head, ...(lines.length > 0 ? lines : ['Nothing changed.'])].join('\n');
  });
  return `${blocks.length > 0 ? blocks.join('\n\n') : 'Nothing was seen.'}\n`;
}
