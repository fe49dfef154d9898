import type { Decorator, Preview } from '@storybook/react-vite';
import type { BookAppointmentProps, BookingTheme } from 'awell-cal-booking';
import 'awell-cal-booking/styles.css';
import { configure } from 'storybook/test';
import { HostFrame } from './HostFrame';
import { startSandbox } from './startSandbox';

const SLOW_MS = 2500;

// As long as a booking page may take where other stories are played beside it.
configure({ asyncUtilTimeout: 10_000 });

interface Globals {
  theme: BookingTheme;
  locale: string;
  network: 'fast' | 'slow';
  bookingPage: 'sandbox' | 'real';
}

/** A booking page of your own, to preview with: `STORYBOOK_CAL_LINK=you/intake npm run storybook`. */
const realPage: Partial<BookAppointmentProps> = {
  calLink: import.meta.env['STORYBOOK_CAL_LINK'] as string,
  calOrigin: import.meta.env['STORYBOOK_CAL_ORIGIN'] as string | undefined,
  embedJsUrl: undefined,
  calApiUrl: undefined,
};

/** Puts the story into a patient app, and passes the toolbar's choices on as props. */
const withHost: Decorator = (Story, { args, globals, viewMode }) => {
  const { theme, locale, bookingPage } = globals as Globals;
  const page = bookingPage === 'real' && realPage.calLink ? realPage : {};
  return (
    <HostFrame theme={theme} locale={locale} view={viewMode}>
      <Story args={{ ...args, ...page, theme, locale }} />
    </HostFrame>
  );
};

const preview: Preview = {
  decorators: [withHost],
  loaders: [({ globals }) => startSandbox((globals as Globals).network === 'slow' ? SLOW_MS : 0)],
  tags: ['autodocs'],
  initialGlobals: { theme: 'light', locale: 'en-GB', network: 'fast', bookingPage: 'sandbox' },
  globalTypes: {
    theme: {
      description: 'Theme of the app and of the widget',
      toolbar: {
        title: 'Theme',
        icon: 'mirror',
        dynamicTitle: true,
        items: [
          { value: 'light', title: 'Light', icon: 'sun' },
          { value: 'dark', title: 'Dark', icon: 'moon' },
          { value: 'auto', title: 'Auto', icon: 'browser' },
        ],
      },
    },
    locale: {
      description: 'Language of the patient',
      toolbar: {
        title: 'Language',
        icon: 'globe',
        dynamicTitle: true,
        items: [
          { value: 'en-GB', title: 'English (UK)' },
          { value: 'en-US', title: 'English (US)' },
          { value: 'de-DE', title: 'Deutsch' },
          { value: 'es-ES', title: 'Español' },
          { value: 'et-EE', title: 'Eesti' },
          { value: 'fr-FR', title: 'Français' },
          { value: 'nl-BE', title: 'Nederlands (België)' },
          { value: 'pl-PL', title: 'Polski' },
          { value: 'ro-RO', title: 'Română' },
          { value: 'ru-RU', title: 'Русский' },
          { value: 'ar-EG', title: 'العربية (right to left, no texts of ours)' },
        ],
      },
    },
    network: {
      description: 'How fast the sandbox answers',
      toolbar: {
        title: 'Network',
        icon: 'lightning',
        dynamicTitle: true,
        items: [
          { value: 'fast', title: 'Fast network' },
          { value: 'slow', title: 'Slow network' },
        ],
      },
    },
    bookingPage: {
      description: 'Whose booking page is shown',
      toolbar: {
        title: 'Booking page',
        icon: 'calendar',
        dynamicTitle: true,
        items: [
          { value: 'sandbox', title: 'Sandbox' },
          { value: 'real', title: 'Real (STORYBOOK_CAL_LINK)' },
        ],
      },
    },
  },
  parameters: {
    layout: 'fullscreen',
    controls: { expanded: true, matchers: { color: /color$/i } },
    options: {
      storySort: {
        order: ['Introduction', 'BookAppointment', 'BookAppointmentActivity', 'BookingDetails'],
      },
    },
    a11y: {
      test: 'error',
      // The booking page is not ours to mend.
      options: { iframes: false },
      // WCAG 2.2's own, which axe leaves out unless it is asked.
      config: { rules: [{ id: 'target-size', enabled: true }] },
    },
  },
};

export default preview;
