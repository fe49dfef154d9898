import { readFileSync } from 'node:fs';
import { relative } from 'node:path';

interface Report {
  success: boolean;
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { name: string; status: string; assertionResults: Result[] }[];
}

interface Result {
  fullName: string;
  status: string;
  /** Of a test that passed: how its earlier tries failed. */
  failureMessages?: string[];
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

/** Names each test that passed at a later try only, with what it said first. */
function tellSecondTries(report: Report | undefined): void {
  for (const { name, assertionResults } of report?.testResults ?? []) {
    for (const { fullName, status, failureMessages = [] } of assertionResults) {
      if (status === 'passed' && failureMessages.length > 0) {
        console.log(`At a later try only: ${relative('.', name)}: ${fullName}`);
        console.log(`  ${failureMessages[0]?.split('\n', 1)[0]}`);
      }
    }
  }
}

/** `report exitCode`, once for each run. */
const args = process.argv.slice(2);
const counts: Count[] = [];
for (let index = 0; index < args.length; index += 2) {
  const report = readReport(args[index] ?? '');
  tellSecondTries(report);
  counts.push(count(report, Number(args[index + 1] ?? 1)));
}
const sum = (of: keyof Count): number => counts.reduce((total, each) => total + each[of], 0);

/** One line: `N passed, N failed`, and skipped tests where there are any. */
const [passed, failed, skipped] = [sum('passed'), sum('failed'), sum('skipped')];
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = counts.length > 0 && failed === 0 ? 0 : 1;
