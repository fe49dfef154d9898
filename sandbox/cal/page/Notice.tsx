import type { ReactNode } from 'react';
import { FocusedHeading } from './FocusedHeading';

export function Notice({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <main className="main">
      <div className="card narrow">
        <FocusedHeading level={1}>{title}</FocusedHeading>
        {children && <p>{children}</p>}
      </div>
    </main>
  );
}
