import styles from '../styles.css?inline';
import { TAG_NAME } from './tagName';

const MARK = 'data-awell-booking-styles';

/**
 * Inserts the styles where the element is: into the document, or into the shadow tree of another component. They come
 * first, so that the page's own rules override them.
 */
export function insertStyles(element: Element): void {
  const root = element.getRootNode();
  const place = root instanceof ShadowRoot ? root : document.head;
  if (place.querySelector(`[${MARK}]`)) return;
  const style = document.createElement('style');
  style.setAttribute(MARK, '');
  style.textContent = `${TAG_NAME}:not([hidden]) { display: block }\n${styles}`;
  place.prepend(style);
}
