import { readFileSync } from 'node:fs';

interface Report {
  success: boolean;
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { status: string; assertionResults: { status: string }[] }[];
}

function readReport(path: string): Report | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Report;
  } catch {
    return undefined;
  }
}

/** One line: `N passed, N failed`, and skipped tests where there are any. */
function summarize(report: Report | undefined, exitCode: number): { line: string; ok: boolean } {
  const files = report?.testResults ?? [];
  const brokenFiles = files.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  ).length;
  const passed = report?.numPassedTests ?? 0;
  const counted = (report?.numFailedTests ?? 0) + brokenFiles;
  // Lint, types, the build, or an error outside of any test: one failure which no test counts.
  const failedElsewhere = counted === 0 && (exitCode !== 0 || passed === 0 || !report?.success);
  const failed = failedElsewhere ? 1 : counted;
  const skipped = (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0);
  const line = `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
  return { line, ok: failed === 0 };
}

const [path = '', exitCode = '1'] = process.argv.slice(2);
const { line, ok } = summarize(readReport(path), Number(exitCode));
console.log(line);
process.exitCode = ok ? 0 : 1;
