import { readFileSync } from 'node:fs';

interface Report {
  success: boolean;
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { status: string; assertionResults: { status: string }[] }[];
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

/** What one run says, with the exit code of the command that made it. */
function count(report: Report | undefined, exitCode: number): Count {
  const files = report?.testResults ?? [];
  const brokenFiles = files.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  ).length;
  const passed = report?.numPassedTests ?? 0;
  const counted = (report?.numFailedTests ?? 0) + brokenFiles;
  // Lint, types, the build, or an error outside of any test: one failure which no test counts.
  const failedElsewhere = counted === 0 && (exitCode !== 0 || passed === 0 || !report?.success);
  return {
    passed,
    failed: failedElsewhere ? 1 : counted,
    skipped: (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0),
  };
}

/** `report exitCode`, once for each run. */
const args = process.argv.slice(2);
const counts: Count[] = [];
for (let index = 0; index < args.length; index += 2) {
  counts.push(count(readReport(args[index] ?? ''), Number(args[index + 1] ?? 1)));
}
const sum = (of: keyof Count): number => counts.reduce((total, each) => total + each[of], 0);

/** One line: `N passed, N failed`, and skipped tests where there are any. */
const [passed, failed, skipped] = [sum('passed'), sum('failed'), sum('skipped')];
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = counts.length > 0 && failed === 0 ? 0 : 1;
