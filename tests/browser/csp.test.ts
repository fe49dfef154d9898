import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { bookAppointment, hostCalls, test, type RecordedPage } from './harness/index';

const docs = readFileSync(new URL('../../docs/csp.md', import.meta.url), 'utf8');

/** The policy in the docs, for booking pages on another origin. */
function policyFor(calOrigin: string): string {
  const [, policy = ''] = /Content-Security-Policy:\n([\s\S]*?)```/.exec(docs) ?? [];
  return policy.replaceAll('https://app.cal.com', calOrigin).replace(/\s+/g, ' ').trim();
}

/** The same, with the part of the docs for pages with a nonce. */
function noncePolicyFor(calOrigin: string): string {
  const [scripts = ''] = /script-src 'nonce-[^']+' 'strict-dynamic'/.exec(docs) ?? [];
  return policyFor(calOrigin).replace(/script-src [^;]+/, scripts);
}

const widget = {
  component: 'BookAppointment' as const,
  props: { calLink: 'clinic/intake', activityId: 'activity-1', locale: 'nl-BE' },
};

interface Watched extends Window {
  violations: string[];
}

const watchViolations = (page: RecordedPage): Promise<unknown> =>
  page.addInitScript(() => {
    const watched = window as unknown as Watched;
    watched.violations = [];
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
      watched.violations.push(`${effectiveDirective} ${blockedURI}`);
    });
  });

const violations = (page: RecordedPage): Promise<string[]> =>
  page.evaluate(() => (window as unknown as Watched).violations);

/** The icon of the host page belongs neither to Cal.com nor to the library. */
const ofOurs = (all: string[]): string[] => all.filter((one) => !one.startsWith('img-src'));

test.for([
  ['the policy of the docs', policyFor],
  ['a nonce', noncePolicyFor],
] as const)(
  'a patient can book under %s, and nothing is blocked',
  async ([, policy], { page, sandbox, openHost }) => {
    await watchViolations(page);
    await openHost({ widgets: [widget], csp: policy(sandbox.calOrigin) });
    await bookAppointment(page);
    await expect.poll(() => hostCalls(page)).toHaveLength(1);
    expect(ofOurs(await violations(page))).toEqual([]);
  },
);

test('every directive of the policy is needed', async ({ page, sandbox, openHost }) => {
  const policy = policyFor(sandbox.calOrigin);
  for (const [without, blocked] of [
    [policy.replace(` ${sandbox.calOrigin}; frame-src`, '; frame-src'), 'script-src-elem'],
    [policy.replace(/frame-src [^;]+;/, ''), 'frame-src'],
    [policy.replace(" 'unsafe-inline'", ''), 'style-src-elem'],
  ] as const) {
    expect(without).not.toBe(policy);
    await watchViolations(page);
    await openHost({ widgets: [widget], csp: without });
    await expect
      .poll(async () => (await violations(page)).map((one) => one.split(' ')[0]))
      .toContain(blocked);
  }
});
