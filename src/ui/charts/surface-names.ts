/** The page's names of the surfaces it gives as codes. Other codes lose their underscores; model names stay. */
const surfaceNames: Readonly<Record<string, string>> = {
  cli: 'CLI',
  vscode: 'VS Code',
  jetbrains: 'JetBrains',
  github: 'GitHub',
  github_code_review: 'GitHub code review',
  sdk: 'SDK',
  exec: 'codex exec',
  desktop_app: 'Desktop app',
};

export function surfaceName(code: string): string {
  const spaced = code.replaceAll('_', ' ');
  return surfaceNames[code] ?? (/^[a-z ]+$/.test(spaced) ? spaced.charAt(0).toUpperCase() + spaced.slice(1) : code);
}
