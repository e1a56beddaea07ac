// A language's messages: kept beside the stored view where they were read before, else read from their file once.
import type { Part } from './parts';
import type { Catalogue } from './translator';

/** One part of one language as it is kept. `version` changes with any message: an older one is read again when it can be. */
export interface KeptCatalogue {
  readonly language: string;
  readonly version: string;
  readonly messages: Catalogue;
}

export interface LoadCatalogueDeps {
  readonly kept: KeptCatalogue | null;
  /** Reads `i18n/LANGUAGE.PART.json`. Rejects where there is no such file or no network. */
  readonly read: (language: string, part: Part) => Promise<unknown>;
  readonly keep: (catalogue: KeptCatalogue) => Promise<void>;
  readonly version: string;
}

/**
 * The messages of a part, or null where there are none: English is bundled and used then. A kept catalogue of an older
 * version is used when the file cannot be read, since English fills its gaps.
 */
export async function loadCatalogue(
  language: string,
  part: Part,
  { kept, read, keep, version }: LoadCatalogueDeps,
): Promise<Catalogue | null> {
  if (language === 'en') return null;
  const mine = kept?.language === language && isCatalogue(kept.messages) ? kept : null;
  if (mine?.version === version) return mine.messages;
  try {
    const messages = await read(language, part);
    if (!isCatalogue(messages)) return mine?.messages ?? null;
    await keep({ language, version, messages }).catch(() => undefined);
    return messages;
  } catch {
    return mine?.messages ?? null;
  }
}

/**
 * Some parts of a language as one catalogue, read side by side. A part that cannot be read or is damaged is left out, and English
 * serves there. Rejects where none is left.
 */
export async function loadParts(
  language: string,
  parts: readonly Part[],
  read: (language: string, part: Part) => Promise<unknown>,
): Promise<Catalogue> {
  const found = await Promise.all(parts.map((part) => read(language, part).catch(() => null)));
  const whole = found.filter(isCatalogue);
  if (whole.length === 0) throw new Error(`The messages of "${language}" cannot be read.`);
  return Object.assign({}, ...whole);
}

/** Whether a value is a catalogue: texts and lists by key. A damaged one counts as none. */
export function isCatalogue(value: unknown): value is Catalogue {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.values(value).every((message) => typeof message === 'string' || Array.isArray(message));
}
