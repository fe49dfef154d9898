import { createElement, Fragment, type ElementType, type Key } from 'react';

/*
 * `react/jsx-runtime` with the host's React. The host shares React but not the runtime, and a bundled runtime of
 * React 19 would create elements that React 18 does not accept.
 */

interface Props {
  children?: unknown;
  key?: Key;
}

const withKey = (props: Props, key: Key | undefined): Props =>
  key === undefined ? props : { ...props, key };

export { Fragment };

export const jsx = (type: ElementType, props: Props, key?: Key) =>
  createElement(type, withKey(props, key));

/** Static children need no keys. createElement recognises them because they are separate arguments. */
export const jsxs = (type: ElementType, { children, ...props }: Props, key?: Key) =>
  createElement(type, withKey(props, key), ...(children as []));
