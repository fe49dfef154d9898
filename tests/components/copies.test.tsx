import { act } from '@testing-library/react';
import { expect, it, vi } from 'vitest';

vi.mock('react', async (original) => ({
  ...(await original<typeof import('react')>()),
  useId: () => ':r0:',
}));

/** Mounts a widget from its own copy of the library; each copy of React counts its ids from the start. */
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

it('two copies of the library and of React have no ids in common, and each is labelled by its own heading', async () => {
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
