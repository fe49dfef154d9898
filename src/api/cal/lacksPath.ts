import type { Answer } from '../request';

/** Whether a 404 means that the path is unknown (an older Cal.com or proxy), not the booking. */
export const lacksPath = ({ body }: Pick<Answer, 'body'>): boolean =>
  /Cannot GET|no such path|<\w/.test(body);
