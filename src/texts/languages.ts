import { englishLabels, type FirstLabels } from './labels';
import type { Translation } from './translation';

// Each is a file of its own, so that a patient downloads one.
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

/** The languages that Awell's Hosted Pages serve. */
export type Language = 'en' | keyof typeof loaders;

/** How long a patient may see no text before they see it in English. */
const PATIENCE_MS = 3000;

const known = new Map<Language, FirstLabels>([['en', englishLabels]]);
const asked = new Set<Language>();
const listeners = new Set<() => void>();

/** The part of a BCP 47 tag that names the language: `nl` of `nl-BE`. */
export const baseOf = (locale: string): string => locale.toLowerCase().split(/[-_]/)[0] ?? '';

/** The language that a patient with this locale is shown. */
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
  const patience = setTimeout(() => keep(language, englishLabels), PATIENCE_MS);
  const received: Promise<{ labels: Translation }> = loaders[language]();
  received
    .then(
      ({ labels }) => keep(language, { ...labels, help: '' }),
      () => {
        // The next widget asks again; until then English is better than nothing.
        asked.delete(language);
        keep(language, englishLabels);
      },
    )
    .finally(() => clearTimeout(patience));
}

/** All texts of a language; `undefined` while they are on their way. */
export const labelsOf = (language: Language): FirstLabels | undefined => known.get(language);

/** Fetches a language where it is not here yet. @returns stops listening. */
export function whenLabelsChange(language: Language, listener: () => void): () => void {
  listeners.add(listener);
  ask(language);
  return () => void listeners.delete(listener);
}
