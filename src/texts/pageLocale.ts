import { baseOf } from './languages';

/**
 * The locale of the page, in the browser's regional variant: on an English page, `en-GB` if the patient's browser
 * prefers it. On a page without `lang`, the browser's locale.
 */
export function pageLocale(): string {
  const page = document.documentElement.lang;
  const { language, languages } = navigator;
  if (!page) return language;
  return languages.find((wanted) => baseOf(wanted) === baseOf(page)) ?? page;
}
