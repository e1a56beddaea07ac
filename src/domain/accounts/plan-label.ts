// Display names of plans. A plan's code stays when its name changes, so only codes are compared.

const labels: ReadonlyMap<string, string> = new Map([
  ['guest', 'Guest'],
  ['free', 'Free'],
  ['go', 'Go'],
  ['plus', 'Plus'],
  // Renamed at the end of September 2026: "Pro 5x" became "Pro", "Pro 20x" became "Pro (More)".
  ['prolite', 'Pro'],
  ['pro', 'Pro (More)'],
  ['promax', 'Pro (Max)'],
  ['free_workspace', 'Free workspace'],
  // As the official CLI calls them since October 2026.
  ['team', 'Business'],
  ['business', 'Enterprise'],
  ['self_serve_business_prolite', 'Business Premium'],
  ['self_serve_business_usage_based', 'Business (usage based)'],
  ['enterprise', 'Enterprise'],
  ['enterprise_cbp_usage_based', 'Enterprise (usage based)'],
  ['enterprise_cbp_automation', 'Enterprise (Automation)'],
  ['ent26', 'Enterprise'],
  ['hc', 'Enterprise'],
  ['education', 'Education'],
  ['edu', 'Education'],
  ['edu_plus', 'Edu Plus'],
  ['edu_pro', 'Edu Pro'],
  ['k12', 'Education (K–12)'],
  ['quorum', 'Quorum'],
]);

/**
 * "Plus", "Pro (More)", …; null stays null. An unknown code is made readable if it consists of words ("new_plan" → "New
 * plan"); an abbreviation is left unchanged ("hc2").
 */
export function planLabel(code: string | null): string | null {
  if (code === null || code.trim() === '') return null;
  const known = labels.get(code.toLowerCase());
  if (known) return known;
  if (!isWords(code)) return code;
  const name = code.replaceAll('_', ' ').trim();
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** Words have vowels and begin with three letters or more; abbreviations and names with digits inside do not. */
function isWords(code: string): boolean {
  return code.split('_').every((word) => /^(?:[a-z]{3,}|\d+)$/i.test(word) && /[aeiouy\d]/i.test(word));
}
