import type { Translator } from '../../i18n/translator';

/** Surfaces with a proper name, by the page's code. */
const surfaceNames: Readonly<Record<string, string>> = {
  cli: 'CLI',
  vscode: 'VS Code',
  jetbrains: 'JetBrains',
  github: 'GitHub',
  sdk: 'SDK',
  exec: 'codex exec',
};

/** What a surface is called. Unknown codes lose their underscores; model names stay. */
export function surfaceName(code: string, { t }: Pick<Translator, 't'>): string {
  if (code === 'desktop_app' || code === 'github_code_review') return t('charts.surface', { code });
  const spaced = code.replaceAll('_', ' ');
  return surfaceNames[code] ?? (/^[a-z ]+$/.test(spaced) ? spaced.charAt(0).toUpperCase() + spaced.slice(1) : code);
}
