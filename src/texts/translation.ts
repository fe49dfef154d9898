import type { BookingLabels, OwnLabel } from './labels';

/** All texts of one language, except those that only the app knows. */
export type Translation = Omit<BookingLabels, OwnLabel>;
