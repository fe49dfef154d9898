import { useCallback, useMemo, useSyncExternalStore } from 'react';
import {
  englishLabels,
  spelled,
  type BookingLabels,
  type FirstLabels,
  type HelpText,
} from '../texts/labels';
import { directionOf } from '../texts/direction';
import { baseOf, labelsOf, languageOf, whenLabelsChange } from '../texts/languages';
import { pageLocale } from '../texts/pageLocale';
import { useInBrowser } from './useInBrowser';

/** The words for one patient. */
export interface Texts {
  labels: FirstLabels;
  /** For dates; `undefined` on a server that was told none. */
  locale: string | undefined;
  /** Language and direction of the words, for the element around them. */
  lang: string | undefined;
  dir: 'ltr' | 'rtl' | undefined;
  /** The language is on its way: nothing is shown yet, rather than in another one. */
  isPending: boolean;
}

/** Anything else is as if left out: nonsense costs no patient the page. */
const isText = ([name, text]: [string, unknown]): boolean =>
  typeof (name === 'help' ? ((text as HelpText | undefined)?.text ?? text) : text) === 'string';

/** All texts in the patient's language, with those that the app says itself. */
export function useTexts(
  given: string | undefined,
  overrides: Partial<BookingLabels> | undefined,
): Texts {
  const found = useInBrowser(pageLocale);
  const locale = given?.replaceAll('_', '-') || found;
  const language = languageOf(locale ?? 'en');
  // A server never has a language that is loaded on demand, nor knows the page's.
  const isServersGuess = locale === undefined;
  const loaded = useSyncExternalStore(
    useCallback((listener) => whenLabelsChange(language, listener), [language]),
    () => labelsOf(language),
    () => (language === 'en' ? englishLabels : undefined),
  );

  return useMemo(() => {
    const labels = loaded ?? englishLabels;
    const said = Object.entries(overrides ?? {}).filter(isText);
    const isEnglish = labels === englishLabels && said.length === 0;
    const lang = isEnglish && locale && baseOf(locale) !== 'en' ? 'en' : locale;
    return {
      labels: {
        ...spelled(labels, labels === englishLabels ? locale : ''),
        ...Object.fromEntries(said),
      },
      locale,
      lang,
      dir: given && lang ? directionOf(lang) : undefined,
      isPending: !loaded || isServersGuess,
    };
  }, [loaded, overrides, locale, given, isServersGuess]);
}
