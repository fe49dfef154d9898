import { type ReactNode, useEffect, useState } from 'react';

interface Made {
  bookingUid: string;
  seatUid?: string | undefined;
}

/** Makes the booking that a story is about, as if on another day. Resolves to its `uid`, or to those of a seat. */
export type Book = () => Promise<string | Made>;

interface BookedBeforeProps {
  book: Book | undefined;
  /** The uid of a story that makes no booking. */
  bookingUid: string;
  children: (made: Made) => ReactNode;
}

/** Makes one booking per mount; another theme or language doesn't make another one. */
export function BookedBefore({ book, bookingUid, children }: BookedBeforeProps) {
  const [made, setMade] = useState<Made>();
  useEffect(() => {
    let isCurrent = true;
    void book?.().then(
      (booked) =>
        isCurrent && setMade(typeof booked === 'string' ? { bookingUid: booked } : booked),
    );
    return () => {
      isCurrent = false;
    };
  }, [book]);
  if (!book) return children({ bookingUid });
  return made === undefined ? null : children(made);
}
