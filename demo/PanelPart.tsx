import type { ReactNode } from 'react';

interface PanelPartProps {
  title: string;
  /** Height of what comes into it as the patient books, so that the parts below stay where they are. */
  reserve?: string;
  children: ReactNode;
}

/** One of the things that the panel tells, under its title. */
export function PanelPart({ title, reserve, children }: PanelPartProps) {
  return (
    <>
      <h3>{title}</h3>
      <div style={{ minHeight: reserve }}>{children}</div>
    </>
  );
}
