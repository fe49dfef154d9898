/** Stands in for src/booking/identity.ts: whatever is moved is taken for a further booking. */
export const bookingKey = ({ uid }: { uid: string }): string => uid;

export const isSameBooking = (one: { uid: string }, two: { uid: string }): boolean =>
  one.uid === two.uid;

export const replacedAmong = (): [] => [];

export const isOver = (): boolean => false;

export const nextDate = (): undefined => undefined;
