import { baseOf } from './languages';

/**
 * The language of the page around, in the variant that the patient's browser asks for: on an English page, `en-GB`
 * where that is what they read. The browser's own on a page that names no language.
 */
export function pageLocale(): string {
  const page = document.documentElement.lang;
  const { language, languages } = navigator;
  if (!page) return language;
  return languages.find((wanted) => baseOf(wanted) === baseOf(page)) ?? page;
}
