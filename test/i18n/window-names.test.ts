import { describe, expect, it } from 'vitest';
import { compileAll, sourceLanguages, topicSource } from '../../scripts/i18n/catalogue';
import { allOf, windowValue } from '../../src/domain/messages/message';
import { createTranslator } from '../../src/i18n/translator';

const fiveHour = { limit: 'codex', seconds: 18_000 };
const threeDay = { limit: 'codex', seconds: 259_200 };
const weekly = { limit: 'codex', seconds: 604_800 };
const extra = { limit: 'code_review', seconds: 604_800 };
const unnamed = { limit: 'gpt-6-mini', seconds: 18_000 };

function speaking(language: string) {
  return createTranslator({
    language,
    catalogue: compileAll({ ...topicSource(language, 'common'), both: '{both}' }),
    place: { zone: 'UTC', locale: language },
    now: () => 0,
  });
}

describe("a window's name", () => {
  it.each([
    ['en', '5-hour', '5-hour', 'Weekly', 'weekly'],
    ['de', '5-Stunden-Fenster', '5-Stunden-Fenster', 'Wochenfenster', 'Wochenfenster'],
    ['fr', 'Quota de 5 heures', 'quota de 5 heures', 'Quota hebdomadaire', 'quota hebdomadaire'],
    ['es', 'Límite de 5 horas', 'límite de 5 horas', 'Límite semanal', 'límite semanal'],
    ['vi', 'Hạn mức 5 giờ', 'hạn mức 5 giờ', 'Hạn mức tuần', 'hạn mức tuần'],
    ['ja', '5時間枠', '5時間枠', '週間枠', '週間枠'],
  ])('in %s has a capital as a title and none inside a sentence', (language, hours, inHours, week, inWeek) => {
    const { formats } = speaking(language);
    expect([formats.window(fiveHour), formats.window(fiveHour, 'inside')]).toEqual([hours, inHours]);
    expect([formats.window(weekly), formats.window(weekly, 'inside')]).toEqual([week, inWeek]);
  });

  it.each(sourceLanguages())('in %s differs inside a sentence by its first letter at most', (language) => {
    const { formats } = speaking(language);
    for (const window of [fiveHour, threeDay, weekly, extra, unnamed]) {
      const [title, inside] = [formats.window(window), formats.window(window, 'inside')];
      expect(title.slice(1)).toBe(inside.slice(1));
      expect([inside.charAt(0), inside.charAt(0).toLocaleUpperCase(language)]).toContain(title.charAt(0));
    }
  });

  it('begins with a capital where the length stands before the limit', () => {
    const { formats } = speaking('fr');
    expect(formats.window(extra)).toBe('Quota hebdomadaire Code review');
    expect(formats.window(extra, 'inside')).toBe('quota hebdomadaire Code review');
  });

  it('begins with the name of a limit as it is written', () => {
    const own = { ...unnamed, name: 'o9-mini' };
    expect(speaking('en').formats.window(own)).toBe('o9-mini 5-hour');
    expect(speaking('es').formats.window(own)).toBe('o9-mini · límite de 5 horas');
  });

  it.each([
    ['en', '5-hour and Weekly'],
    ['fr', 'Quota de 5 heures et quota hebdomadaire'],
    ['pt-BR', 'Limite de 5 horas e limite semanal'],
    ['id', 'Kuota 5 jam dan kuota mingguan'],
  ])('in %s loses its capital after "and" only where it is a noun', (language, text) => {
    const both = allOf([windowValue(fiveHour), windowValue(weekly)]);
    expect(speaking(language).spell({ key: 'both', values: { both } })).toBe(text);
  });
});
