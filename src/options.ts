import { isRecord } from './wire';

/** Whether an untyped app left the value out: `null`, `undefined` or blank text. */
export const isLeftOut = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '');

/** An app's options without the ones that were left out. */
export const readOptions = <Options extends object>(options: Options | null | undefined): Options =>
  Object.fromEntries(
    Object.entries(isRecord(options) ? options : {}).filter(([, value]) => !isLeftOut(value)),
  ) as Options;
