/** What the Content-Security-Policy of the page blocks, by the beginning of the directive: a sentence for developers. */
export type BlockedByPolicy = Partial<Record<string, string>>;

/** Notes what the policy blocks of these origins. @returns stops listening. */
export function watchPolicy(blocked: BlockedByPolicy, ...urls: string[]): () => void {
  const note = ({ effectiveDirective, blockedURI }: SecurityPolicyViolationEvent): void => {
    for (const url of urls) {
      const { origin } = new URL(url);
      if (!blockedURI.startsWith(origin)) continue;
      blocked[effectiveDirective.split('-')[0] ?? ''] =
        `The Content-Security-Policy of this page (${effectiveDirective}) blocks ${origin}.`;
    }
  };
  document.addEventListener('securitypolicyviolation', note);
  return () => document.removeEventListener('securitypolicyviolation', note);
}
