import { act, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { BookAppointment, type BookAppointmentProps } from '../../src/index';
import { englishLabels } from '../../src/texts/labels';
import { allLabels } from '../../src/texts/panelLabels';
import { directionOf } from '../../src/texts/direction';
import { languageOf } from '../../src/texts/languages';

const languages = ['de', 'es', 'et', 'fr', 'nl', 'pl', 'ro', 'ru'] as const;

function mount(props: Partial<BookAppointmentProps> = {}) {
  return render(
    <BookAppointment
      calLink=""
      activityId="activity-languages"
      completeActivity={async () => undefined}
      {...props}
    />,
  );
}

afterEach(() => {
  document.documentElement.lang = '';
  vi.doUnmock('../../src/texts/languages/pl');
  vi.useRealTimers();
});

describe('every language', () => {
  it.each(languages)('%s has its own translation of every English text', async (name) => {
    const { labels } = (await import(`../../src/texts/languages/${name}.ts`)) as {
      labels: Record<string, string>;
    };
    const all = Object.entries(allLabels(englishLabels)).filter(([, text]) => text !== '');
    const english = Object.fromEntries(all) as Record<string, string>;
    expect(new Set(Object.keys(labels))).toEqual(new Set(Object.keys(english)));
    for (const [key, text] of Object.entries(labels)) {
      expect(text.trim(), key).toBe(text);
      expect(text.length, key).toBeGreaterThan(1);
      expect(text, key).not.toBe(english[key]);
      expect(text.endsWith('.'), key).toBe(english[key]?.endsWith('.'));
    }
  });

  it.each([
    ['nl-BE', 'nl'],
    ['nl_BE', 'nl'],
    ['RO', 'ro'],
    ['en-GB', 'en'],
    ['ja', 'en'],
    ['constructor', 'en'],
    ['', 'en'],
  ])('the locale %j selects the language %s', (locale, language) => {
    expect(languageOf(locale)).toBe(language);
  });

  it.each([
    ['ar-EG', 'rtl'],
    ['he', 'rtl'],
    ['az-Arab-IR', 'rtl'],
    ['nl-BE', 'ltr'],
  ])('the direction of %s is %s', (locale, direction) => {
    expect(directionOf(locale)).toBe(direction);
  });
});

describe('a widget', () => {
  it('shows no English while its language is loading', async () => {
    mount({ locale: 'nl-BE' });
    expect(screen.queryByRole('heading')).toBeNull();
    expect(await screen.findByRole('heading')).toHaveTextContent(
      'De boekingspagina kon niet worden getoond',
    );
    const root = document.querySelector('[data-awell-booking]');
    expect(root).toHaveAttribute('lang', 'nl-BE');
    expect(root).toHaveAttribute('dir', 'ltr');
  });

  it('follows a change of locale', async () => {
    const props = { calLink: '', activityId: 'a', completeActivity: async () => {} };
    const { rerender } = render(<BookAppointment {...props} locale="en" />);
    expect(screen.getByRole('heading')).toHaveTextContent('could not be shown');
    rerender(<BookAppointment {...props} locale="fr-CA" />);
    expect(await screen.findByText(/n’a pas pu s’afficher/)).toBeVisible();
  });

  it('uses the language of the page by default', async () => {
    document.documentElement.lang = 'de';
    mount();
    expect(await screen.findByText(/konnte nicht angezeigt werden/)).toBeVisible();
  });

  it('uses English, with lang="en", if the language isn’t available', () => {
    mount({ locale: 'ar' });
    const root = document.querySelector('[data-awell-booking]');
    expect(screen.getByRole('heading')).toHaveTextContent('could not be shown');
    expect(root).toHaveAttribute('lang', 'en');
    expect(root).toHaveAttribute('dir', 'ltr');
  });

  it('uses the app’s labels in any language, and English for missing ones', () => {
    mount({
      locale: 'ar',
      labels: { failed: 'تعذر عرض صفحة الحجز', misconfigured: undefined } as never,
    });
    expect(screen.getByRole('heading')).toHaveTextContent('تعذر عرض صفحة الحجز');
    expect(screen.getByText(/not set up correctly/)).toBeVisible();
    expect(document.querySelector('[data-awell-booking]')).toHaveAttribute('lang', 'ar');
  });

  it('uses English if its language can’t be loaded', async () => {
    vi.doMock('../../src/texts/languages/pl', () => {
      throw new Error('ChunkLoadError');
    });
    mount({ locale: 'pl' });
    expect(screen.queryByRole('heading')).toBeNull();
    expect(await screen.findByRole('heading')).toHaveTextContent('could not be shown');
  });

  it('uses English after three seconds, and switches when the language has loaded', async () => {
    vi.useFakeTimers();
    let arrive = (): void => undefined;
    const late = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    vi.doMock('../../src/texts/languages/ru', async (original) => {
      await late;
      return original();
    });
    mount({ locale: 'ru' });
    await act(() => vi.advanceTimersByTimeAsync(2900));
    expect(screen.queryByRole('heading')).toBeNull();
    await act(() => vi.advanceTimersByTimeAsync(200));
    expect(screen.getByRole('heading')).toHaveTextContent('could not be shown');
    vi.useRealTimers();
    arrive();
    expect(await screen.findByText('Не удалось показать страницу записи')).toBeVisible();
  });
});
