import { isRecord } from './wire';

/** What untyped apps hand over for nothing: `null`, and text that is blank. */
export const isLeftOut = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '');

/** An app's options without those that are as if left out. */
export const readOptions = <Options extends object>(options: Options | null | undefined): Options =>
  Object.fromEntries(
    Object.entries(isRecord(options) ? options : {}).filter(([, value]) => !isLeftOut(value)),
  ) as Options;
