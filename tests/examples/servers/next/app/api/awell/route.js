import { awell } from '../../../proxies';

export { awell as POST };
