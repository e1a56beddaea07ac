/**
 * "Hostile: 512 tried, 0 got through", from the files of a vitest report. A test says in its `meta` how many attacks it tries; one
 * that does not counts as one. A failed test is an attack that got through.
 */
export function hostileFigures(testResults) {
  const tests = testResults
    .filter(({ name }) => name.includes('test/hostile/'))
    .flatMap(({ assertionResults }) => assertionResults);
  const tried = tests.reduce((sum, { meta }) => sum + (meta?.tried ?? 1), 0);
  const through = tests.filter(({ status }) => status === 'failed').length;
  return `Hostile: ${tried} tried, ${through} got through`;
}
