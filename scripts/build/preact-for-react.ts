/**
 * Components are written for React and run on Preact: both builds and the tests take these aliases, so the tests run what
 * ships. Preact keeps React's contract in a tenth of its bytes; see docs/decisions/0012-react-code-preact-runtime.md.
 */
export const preactForReact = [
  { find: /^react(?:-dom)?$/, replacement: 'preact/compat' },
  { find: /^react-dom\/client$/, replacement: 'preact/compat/client' },
  { find: /^react\/jsx-(?:dev-)?runtime$/, replacement: 'preact/jsx-runtime' },
];
