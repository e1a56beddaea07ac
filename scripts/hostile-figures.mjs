/**
 * "Hostile: 512 tried, 0 got through", from the files of a vitest report. A test says in its `meta` how many attacks it
 * tries; one that does not counts as one. A failed test is an attack that got through. `inBrowsers`: the same for real
 * browsers, if they ran.
 */
export function hostileFigures(testResults, inBrowsers = { passed: 0, failed: 0 }) {
  const tests = testResults
    .filter(({ name }) => name.includes('test/hostile/'))
    .flatMap(({ assertionResults }) => assertionResults);
  const { passed, failed } = inBrowsers;
  const tried = tests.reduce((sum, { meta }) => sum + (meta?.tried ?? 1), passed + failed);
  const through = tests.filter(({ status }) => status === 'failed').length + failed;
  return `Hostile: ${tried} tried, ${through} got through`;
}
