import { readFileSync } from 'node:fs';

interface Report {
  success: boolean;
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { name: string; status: string; assertionResults: { status: string }[] }[];
}

interface Count {
  passed: number;
  failed: number;
  skipped: number;
}

function readReport(path: string): Report | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Report;
  } catch {
    return undefined;
  }
}

/** Reads one run's report. A run without a report has failed. */
function count(path: string): Count {
  const report = readReport(path);
  if (!report) return { passed: 0, failed: 1, skipped: 0 };
  const brokenFiles = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  ).length;
  const failed = report.numFailedTests + brokenFiles;
  return {
    passed: report.numPassedTests,
    // An error outside of any test fails the run too.
    failed: failed === 0 && (!report.success || report.numPassedTests === 0) ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** `exitCode report …` prints one line: `N passed, N failed`, and skipped tests if there are any. */
const [exitCode, ...reports] = process.argv.slice(2);
const counts = reports.map(count);
const sum = (of: keyof Count): number => counts.reduce((total, each) => total + each[of], 0);
const [passed, skipped] = [sum('passed'), sum('skipped')];
// Lint, types or the build: one failure that no test counts.
const failed = sum('failed') || (exitCode === '0' ? 0 : 1);
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = failed === 0 ? 0 : 1;
