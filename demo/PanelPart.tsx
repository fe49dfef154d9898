import type { ReactNode } from 'react';

interface PanelPartProps {
  title: string;
  /** Height of its later content, so that the parts below do not move. */
  reserve?: string;
  children: ReactNode;
}

/** One part of the panel, with its title. */
export function PanelPart({ title, reserve, children }: PanelPartProps) {
  return (
    <>
      <h3>{title}</h3>
      <div style={{ minHeight: reserve }}>{children}</div>
    </>
  );
}
