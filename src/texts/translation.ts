import type { BookingLabels, OwnLabel } from './labels';

/** All texts of one language, but for those that only the app can say. */
export type Translation = Omit<BookingLabels, OwnLabel>;
