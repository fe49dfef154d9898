export const TAG_NAME = 'awell-book-appointment';
