import { cal } from '../../../../proxies';

export { cal as GET, cal as POST };
