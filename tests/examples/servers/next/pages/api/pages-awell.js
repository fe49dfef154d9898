import { toNextApiRoute } from 'awell-cal-booking/server';
import { awell } from '../../proxies';

export default toNextApiRoute(awell);
