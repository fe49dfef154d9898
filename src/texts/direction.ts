import { baseOf } from './languages';

// `Intl.Locale` knows this too, but not in every browser.
const RIGHT_TO_LEFT = new Set('ar ckb dv fa he iw ps sd ug ur yi'.split(' '));

/** The text direction of a language. */
export const directionOf = (locale: string): 'ltr' | 'rtl' =>
  RIGHT_TO_LEFT.has(baseOf(locale)) || /[-_](?:arab|hebr)\b/i.test(locale) ? 'rtl' : 'ltr';
