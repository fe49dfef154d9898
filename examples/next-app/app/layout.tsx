import type { Metadata } from 'next';
import type { ReactNode } from 'react';

export const metadata: Metadata = { title: 'Riverside Clinic', icons: 'data:,' };

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body style={{ margin: '2rem auto', maxWidth: '65rem', fontFamily: 'system-ui, sans-serif' }}>
        <main>{children}</main>
      </body>
    </html>
  );
}
