import { BookingError } from './errors';
import { isLeftOut } from './options';

export const refused = (who: string, field: string, why: string): BookingError =>
  new BookingError('invalid_input', `${who}: ${field} ${why}`, { field });

/** What there are of these options are functions. @throws BookingError `invalid_input`, with the name of the one that is none. */
export function checkFunctions(who: string, functions: Readonly<Record<string, unknown>>): void {
  for (const [field, value] of Object.entries(functions)) {
    if (!isLeftOut(value) && typeof value !== 'function') {
      throw refused(who, field, 'must be a function. Leave it out if there is none.');
    }
  }
}

/** What there are of these are among the choices. @throws BookingError `invalid_input` */
export function checkChoices(
  who: string,
  field: string,
  values: unknown,
  choices: readonly string[],
): void {
  if (isLeftOut(values)) return;
  const all: readonly unknown[] = [values].flat();
  if (all.every((one) => choices.includes(one as string))) return;
  throw refused(who, field, `can be: ${choices.join(', ')}.`);
}

/** A number above 0, or the default where it is left out. @throws BookingError `invalid_input` */
export function readAmount(who: string, field: string, value: unknown, byDefault: number): number {
  if (isLeftOut(value)) return byDefault;
  if (typeof value === 'number' && value > 0) return value;
  throw refused(who, field, 'must be a number above 0. Infinity is no limit.');
}
