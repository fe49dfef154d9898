import type { Decorator, Preview } from '@storybook/react-vite';
import type { BookingTheme } from 'awell-cal-booking';
import 'awell-cal-booking/styles.css';
import { HostFrame } from './HostFrame';

/** Puts the story into a patient app, and passes the toolbar's choices on as props. */
const withHost: Decorator = (Story, { args, globals, viewMode }) => {
  const { theme, locale } = globals as { theme: BookingTheme; locale: string };
  return (
    <HostFrame theme={theme} view={viewMode}>
      <Story args={{ ...args, theme, locale }} />
    </HostFrame>
  );
};

const preview: Preview = {
  decorators: [withHost],
  tags: ['autodocs'],
  initialGlobals: { theme: 'light', locale: 'en-GB' },
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
      description: 'Language of dates',
      toolbar: {
        title: 'Locale',
        icon: 'globe',
        dynamicTitle: true,
        items: [
          { value: 'en-GB', title: 'English (UK)' },
          { value: 'en-US', title: 'English (US)' },
          { value: 'nl-BE', title: 'Nederlands (België)' },
          { value: 'fr-FR', title: 'Français' },
          { value: 'de-DE', title: 'Deutsch' },
        ],
      },
    },
  },
  parameters: {
    layout: 'fullscreen',
    controls: { expanded: true, matchers: { color: /color$/i } },
    options: { storySort: { order: ['Introduction', 'BookAppointment'] } },
    a11y: {
      test: 'error',
      // The booking page is another origin, which nothing here can look into.
      options: { iframes: false },
    },
  },
};

export default preview;
