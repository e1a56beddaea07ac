export {};

// A busy machine is not a failing test: queries that wait do so for as long as it takes, within the test's own limit.
if (typeof document !== 'undefined') {
  const { configure } = await import('@testing-library/dom');
  configure({ asyncUtilTimeout: 15_000 });
}
