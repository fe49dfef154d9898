import { invalidInput } from '../../checkOptions';

/** Languages of an attendee that API v2 accepts (version 2024-08-13). The server refuses others. */
const LANGUAGES = new Set(
  (
    'ar ca de es eu he id ja lv pl ro sr th vi az cs el es-419 fi hr it km nl pt ru sv tr zh-CN bg da en et fr ' +
    'hu iw ko no pt-BR sk ta uk zh-TW bn'
  ).split(' '),
);

/** `nl-BE` as `nl`, `zh` as `zh-CN`. @throws BookingError `invalid_input` */
export function languageForV2(language: string): string {
  const [base = ''] = language.toLowerCase().split(/[-_]/);
  const found = [language, base, `${base}-CN`].find((one) => LANGUAGES.has(one));
  if (found !== undefined) return found;
  throw invalidInput(
    'language',
    'isn\'t a language of Cal.com. Omit it, or choose another, for example "en".',
  );
}
