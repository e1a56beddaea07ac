/**
 * The components are written for React and run on Preact, which keeps React's contract in a tenth of its bytes: a popup lives
 * for seconds, and on a slow machine reading React took longer than drawing. Both builds and the tests take these aliases, so
 * what is tested is what ships.
 */
export const preactForReact = [
  { find: /^react(?:-dom)?$/, replacement: 'preact/compat' },
  { find: /^react-dom\/client$/, replacement: 'preact/compat/client' },
  { find: /^react\/jsx-(?:dev-)?runtime$/, replacement: 'preact/jsx-runtime' },
];
