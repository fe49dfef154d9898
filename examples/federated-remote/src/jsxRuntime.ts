import { createElement, Fragment, type ElementType, type Key } from 'react';

/*
 * `react/jsx-runtime` by means of the React that the host shares. The host does not share the runtime itself, and one
 * that is bundled here would make elements for the React it came with: those of 19 are no elements to 18.
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

/** Children that are written one by one need no keys; createElement knows them by their being arguments. */
export const jsxs = (type: ElementType, { children, ...props }: Props, key?: Key) =>
  createElement(type, withKey(props, key), ...(children as []));
