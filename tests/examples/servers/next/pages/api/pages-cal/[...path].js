import { toNextApiRoute } from 'awell-cal-booking/server';
import { cal } from '../../../proxies';

export default toNextApiRoute(cal);
