import type { Answer } from '../request';

/** Whether a 404 is of the path and not of what it names: an older Cal.com, or proxy, has not all paths. */
export const lacksPath = ({ body }: Pick<Answer, 'body'>): boolean =>
  /Cannot GET|no such path|<\w/.test(body);
