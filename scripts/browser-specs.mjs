import { freshReport, readReport } from './report-files.mjs';
import { packageProgram, start } from './set-up.mjs';

/**
 * Runs the browser specs whose file or name contains one of `words`; all of them without words. Returns how many passed and
 * failed: at least one failed where the program itself did.
 */
export function runBrowserSpecs({ chromium, firefox }, words, reportName) {
  const report = freshReport(reportName);
  const env = { ...process.env, CHROMIUM: chromium, FIREFOX: firefox };
  const args = [packageProgram('tsx'), 'test/e2e/run.ts', ...words, '--report', report];
  const { status } = start(process.execPath, args, { env });
  const { passed = 0, failed = 0 } = readReport(report);
  return { passed, failed: Math.max(failed, status === 0 ? 0 : 1) };
}
