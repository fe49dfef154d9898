import { useEffect, useRef, type ReactNode } from 'react';

interface Props {
  level: 1 | 2 | 3;
  children: ReactNode;
}

/**
 * Takes the focus when it appears, so that a new view is announced, but only from within the page: a frame that has
 * just loaded must not take it from the page around it.
 */
export function FocusedHeading({ level, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (document.hasFocus()) heading.current?.focus();
  }, []);
  const Tag = `h${level}` as const;
  return (
    <Tag ref={heading} tabIndex={-1}>
      {children}
    </Tag>
  );
}
