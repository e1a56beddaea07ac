import type { Outcome } from '../../src/engine/ports/outcome';
import { testTranslator } from './translator';

/** An outcome with its text in English, as a screen shows it. */
export function spellOutcome({ ok, text }: Outcome): { readonly ok: boolean; readonly text?: string } {
  return text === undefined ? { ok } : { ok, text: testTranslator().spell(text) };
}
