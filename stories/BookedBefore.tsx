import { type ReactNode, useEffect, useState } from 'react';

/** Makes the booking that a story is about, as if on another day. Resolves to its `uid`. */
export type Book = () => Promise<string>;

interface BookedBeforeProps {
  book: Book | undefined;
  /** Of a story that makes none. */
  bookingUid: string;
  children: (bookingUid: string) => ReactNode;
}

/** A booking for each mount: another theme or language does not make another one. */
export function BookedBefore({ book, bookingUid, children }: BookedBeforeProps) {
  const [made, setMade] = useState<string>();
  useEffect(() => {
    let isCurrent = true;
    void book?.().then((uid) => isCurrent && setMade(uid));
    return () => {
      isCurrent = false;
    };
  }, [book]);
  if (!book) return children(bookingUid);
  return made === undefined ? null : children(made);
}
