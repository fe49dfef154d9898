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

/** The texts for one patient. */
export interface Texts {
  labels: FirstLabels;
  /** Locale for dates. `undefined` on a server without a `locale`. */
  locale: string | undefined;
  /** Language and direction of the texts, for the outermost element. */
  lang: string | undefined;
  dir: 'ltr' | 'rtl' | undefined;
  /** The language is loading. Nothing is shown until then, so that the language doesn't change. */
  isPending: boolean;
}

/** Ignores labels that aren't text, so that they don't break the page. */
const isText = ([name, text]: [string, unknown]): boolean =>
  typeof (name === 'help' ? ((text as HelpText | undefined)?.text ?? text) : text) === 'string';

/** All texts in the patient's language, with the app's own labels. */
export function useTexts(
  given: string | undefined,
  overrides: Partial<BookingLabels> | undefined,
): Texts {
  const found = useInBrowser(pageLocale);
  const locale = given?.replaceAll('_', '-') || found;
  const language = languageOf(locale ?? 'en');
  // A server has no languages that load on demand, and doesn't know the page's.
  const isServersGuess = locale === undefined;
  const loaded = useSyncExternalStore(
    useCallback((listener) => whenLabelsChange(language, listener), [language]),
    () => labelsOf(language),
    () => (language === 'en' ? englishLabels : undefined),
  );

  return useMemo(() => {
    const labels = loaded ?? englishLabels;
    const ownLabels = Object.entries(overrides ?? {}).filter(isText);
    const isEnglish = labels === englishLabels && ownLabels.length === 0;
    const lang = isEnglish && locale && baseOf(locale) !== 'en' ? 'en' : locale;
    return {
      labels: {
        ...spelled(labels, labels === englishLabels ? locale : ''),
        ...Object.fromEntries(ownLabels),
      },
      locale,
      lang,
      dir: given && lang ? directionOf(lang) : undefined,
      isPending: !loaded || isServersGuess,
    };
  }, [loaded, overrides, locale, given, isServersGuess]);
}
