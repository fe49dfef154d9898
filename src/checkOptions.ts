import { BookingError } from './errors';
import { isLeftOut } from './options';

/** @param who The function or component that was called, if the field's name alone doesn't say it. */
export const invalidInput = (field: string, why: string, who?: string): BookingError =>
  new BookingError('invalid_input', `${who ? `${who}: ` : ''}${field} ${why}`, { field });

/** Checks that the given options are functions. @throws BookingError `invalid_input`, with the name of the first that isn't. */
export function checkFunctions(who: string, functions: Readonly<Record<string, unknown>>): void {
  for (const [field, value] of Object.entries(functions)) {
    if (!isLeftOut(value) && typeof value !== 'function') {
      throw invalidInput(field, 'must be a function. Leave it out if there is none.', who);
    }
  }
}

/** Checks that the given values are among the choices. @throws BookingError `invalid_input` */
export function checkChoices(
  who: string,
  field: string,
  values: unknown,
  choices: readonly string[],
): void {
  if (isLeftOut(values)) return;
  const all: readonly unknown[] = [values].flat();
  if (all.every((one) => choices.includes(one as string))) return;
  throw invalidInput(field, `can be: ${choices.join(', ')}.`, who);
}

/** A number above 0, or the default if it is left out. @throws BookingError `invalid_input` */
export function readAmount(who: string, field: string, value: unknown, byDefault: number): number {
  if (isLeftOut(value)) return byDefault;
  if (typeof value === 'number' && value > 0) return value;
  throw invalidInput(field, 'must be a number above 0. Infinity is no limit.', who);
}
