// What people call a plan. The code stays when the display name changes, so only the code is ever compared.

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
  ['team', 'Team'],
  ['business', 'Business'],
  ['self_serve_business_usage_based', 'Business (usage based)'],
  ['enterprise', 'Enterprise'],
  ['enterprise_cbp_usage_based', 'Enterprise (usage based)'],
  ['education', 'Education'],
  ['edu', 'Education'],
  ['k12', 'Education (K–12)'],
  ['quorum', 'Quorum'],
]);

/** "Plus", "Pro (More)", …; a code nobody has met yet is shown in readable form ("new_plan" → "New plan"); null stays null. */
export function planLabel(code: string | null): string | null {
  if (code === null || code.trim() === '') return null;
  const known = labels.get(code.toLowerCase());
  if (known) return known;
  const words = code.replaceAll('_', ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
