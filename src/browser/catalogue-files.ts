/**
 * Reads one part of a language's messages from its file beside the scripts (`i18n/LANGUAGE.PART.json`). `base` is the folder of
 * the page. Rejects where there is no such file, no network, or no JSON in it.
 */
export async function readCatalogueFile(language: string, part: string, base: string): Promise<unknown> {
  const response = await fetch(new URL(`i18n/${language}.${part}.json`, base));
  if (!response.ok) throw new Error(`No messages for ${language}: HTTP ${response.status}`);
  return response.json();
}
