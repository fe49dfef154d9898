import { englishLabels, type FirstLabels } from './labels';
import type { Translation } from './translation';

// One file per language, so that a patient downloads only one.
const loaders = {
  de: () => import('./languages/de'),
  es: () => import('./languages/es'),
  et: () => import('./languages/et'),
  fr: () => import('./languages/fr'),
  nl: () => import('./languages/nl'),
  pl: () => import('./languages/pl'),
  ro: () => import('./languages/ro'),
  ru: () => import('./languages/ru'),
};

/** The languages of Awell's Hosted Pages. */
export type Language = 'en' | keyof typeof loaders;

/** How long a patient may see no text before English is shown, in ms. */
const LOAD_WITHIN_MS = 3000;

const known = new Map<Language, FirstLabels>([['en', englishLabels]]);
const asked = new Set<Language>();
const listeners = new Set<() => void>();

/** The language of a BCP 47 tag: `nl` for `nl-BE`. */
export const baseOf = (locale: string): string => locale.toLowerCase().split(/[-_]/)[0] ?? '';

/** The language shown for a locale. */
export function languageOf(locale: string): Language {
  const base = baseOf(locale);
  return Object.hasOwn(loaders, base) ? (base as Language) : 'en';
}

function keep(language: Language, labels: FirstLabels): void {
  known.set(language, labels);
  for (const listener of listeners) listener();
}

function ask(language: Language): void {
  if (language === 'en' || asked.has(language)) return;
  asked.add(language);
  const limit = setTimeout(() => keep(language, englishLabels), LOAD_WITHIN_MS);
  const received: Promise<{ labels: Translation }> = loaders[language]();
  received
    .then(
      ({ labels }) => keep(language, { ...labels, help: '' }),
      () => {
        // The next widget tries again. Until then, English is better than no text.
        asked.delete(language);
        keep(language, englishLabels);
      },
    )
    .finally(() => clearTimeout(limit));
}

/** All texts of a language. `undefined` while they are loading. */
export const labelsOf = (language: Language): FirstLabels | undefined => known.get(language);

/** Loads a language if it isn't loaded yet. @returns a function that stops listening. */
export function whenLabelsChange(language: Language, listener: () => void): () => void {
  listeners.add(listener);
  ask(language);
  return () => void listeners.delete(listener);
}
