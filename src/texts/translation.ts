import type { BookingLabels } from './labels';

/** All texts of one language. How to reach the clinic is the app's to say. */
export type Translation = Omit<BookingLabels, 'help'>;
