// Canonical JSON: every device spells the same value the same way, so that its hash is the same.

/** JSON with sorted keys and no white space. Keys whose value is undefined are left out. Expects plain JSON data. */
export function canonicalJson(value: unknown): string {
  // Whole numbers are most of all values, and JSON spells them as `String` does.
  if (Number.isSafeInteger(value)) return `${value}`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;

  const record = value as Record<string, unknown>;
  let text = '';
  for (const key of Object.keys(record).sort()) {
    if (record[key] === undefined) continue;
    text += `${text ? ',' : ''}${quoted(key)}:${canonicalJson(record[key])}`;
  }
  return `{${text}}`;
}

/** Names of fields as JSON: the same few dozen in every observation. */
const quotedNames = new Map<string, string>();
const mostNames = 1_000;

function quoted(name: string): string {
  const known = quotedNames.get(name);
  if (known !== undefined) return known;
  const text = JSON.stringify(name);
  if (quotedNames.size < mostNames) quotedNames.set(name, text);
  return text;
}
