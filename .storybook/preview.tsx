import type { Decorator, Preview } from '@storybook/react-vite';
import type { BookingTheme } from 'awell-cal-booking';
import 'awell-cal-booking/styles.css';
import { configure } from 'storybook/test';
import { HostFrame } from './HostFrame';
import { ownPage, withOwnPage } from './ownPage';
import { startSandbox } from './startSandbox';

const SLOW_MS = 2500;

// A booking page may take this long if other stories are played at the same time.
configure({ asyncUtilTimeout: 10_000 });

interface Globals {
  theme: BookingTheme;
  locale: string;
  network: 'fast' | 'slow';
  bookingPage: 'sandbox' | 'real';
}

const NO_PAGE =
  'Shown with the sandbox: start with STORYBOOK_CAL_LINK=you/intake npm run storybook to see a booking page of your own.';
const NEEDS_SANDBOX = 'Shown with the sandbox: this story is about a page or a booking of its own.';

/** Renders the story in a patient app, and passes the toolbar's choices as props. */
const withHost: Decorator = (Story, { args, globals, parameters, viewMode }) => {
  const { theme, locale, bookingPage } = globals as Globals;
  const isReal = bookingPage === 'real';
  const mayBeReal = isReal && ownPage && !parameters['needsSandbox'];
  const changed = mayBeReal ? withOwnPage(args, ownPage) : undefined;
  const note = isReal && !changed ? (ownPage ? NEEDS_SANDBOX : NO_PAGE) : undefined;
  return (
    <HostFrame theme={theme} locale={locale} view={viewMode} note={note}>
      <Story args={{ ...args, ...changed, theme, locale }} />
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
      description: 'Whose booking page is shown, to book in; BookingDetails stays with the sandbox',
      toolbar: {
        title: 'Booking page',
        icon: 'calendar',
        dynamicTitle: true,
        items: [
          { value: 'sandbox', title: 'Sandbox' },
          { value: 'real', title: 'Real, where a story can (STORYBOOK_CAL_LINK)' },
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
      // We can't fix the booking page.
      options: { iframes: false },
      // axe runs this rule of WCAG 2.2 only on request.
      config: { rules: [{ id: 'target-size', enabled: true }] },
    },
  },
};

export default preview;
