// The first screen is drawn before the pages' messages are there: whatever it says must be in the parts that come with it.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, normalize } from 'node:path';
import { expect, it } from 'vitest';
import { topicsOf } from '../../scripts/i18n/catalogue';
import { partOf } from '../../scripts/i18n/topic-parts';

const topics = new Set(topicsOf('en'));

/** The file and all it imports statically, types aside. */
function reached(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const [, target = ''] of readFileSync(file, 'utf8').matchAll(/^import (?!type)[\s\S]*?from '(\.[^']+)'/gm)) {
    const path = normalize(`${dirname(file)}/${target}`);
    const found = [`${path}.ts`, `${path}.tsx`].find(existsSync);
    if (found) reached(found, seen);
  }
  return seen;
}

/** Topics a file names in calls that spell at once; a message made here and shown by a page comes with that page. */
function topicsIn(file: string): string[] {
  const keys = [...readFileSync(file, 'utf8').matchAll(/(?:\bt\(|\bk=|\btitle: )\{?[`'"]([a-z-]+)\./g)];
  return keys.flatMap(([, topic = '']) => (topics.has(topic) ? [topic] : []));
}

it('the first screen speaks only of topics that are loaded with it', () => {
  const files = [...reached('src/pwa/main.tsx'), ...reached('src/ui/now/now-page.tsx')];
  const late = files.flatMap((file) =>
    topicsIn(file)
      .filter((topic) => partOf(topic) === 'app')
      .map((topic) => `${file}: ${topic}`),
  );
  expect(files.length).toBeGreaterThan(100);
  expect(late).toEqual([]);
});
