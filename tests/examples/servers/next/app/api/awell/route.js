import { awell } from '../../../proxies';

// As an app may have it for all its pages: `fetch` keeps what it is not told to ask anew.
export const fetchCache = 'default-cache';

export { awell as POST };
