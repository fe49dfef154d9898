import { act } from '@testing-library/react';
import { expect, it, vi } from 'vitest';

vi.mock('react', async (original) => ({
  ...(await original<typeof import('react')>()),
  useId: () => ':r0:',
}));

/** A widget of a copy of its own in the document; each copy of React begins to count anew. */
async function mountCopy(activityId: string) {
  vi.resetModules();
  const [{ createElement }, { createRoot }, { BookAppointment }] = await Promise.all([
    import('react'),
    import('react-dom/client'),
    import('../../src'),
  ]);
  const place = document.body.appendChild(document.createElement('div'));
  await act(async () => {
    createRoot(place).render(
      createElement(BookAppointment, {
        calLink: '',
        activityId,
        completeActivity: async () => undefined,
      }),
    );
  });
}

it('two copies of the library and of React have no id in common, and each names its own', async () => {
  await mountCopy('one');
  await mountCopy('two');
  const headings = [...document.querySelectorAll('h2')];
  expect(headings).toHaveLength(2);
  const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const region of document.querySelectorAll('[aria-labelledby]')) {
    const [name = ''] = region.getAttribute('aria-labelledby')?.split(' ') ?? [];
    expect(region.contains(document.getElementById(name))).toBe(true);
  }
});
