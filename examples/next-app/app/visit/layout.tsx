import { type ReactNode, Suspense } from 'react';

/** These pages read the session, so they render per request. With `cacheComponents`, Next needs a fallback for that. */
export default function Layout({ children }: { children: ReactNode }) {
  return <Suspense fallback={<p>Loading…</p>}>{children}</Suspense>;
}
