import { createCalProxy } from 'awell-cal-booking/server';
import { owns, patientOf } from '../../../../lib/patients';

const proxy = createCalProxy({
  apiKey: process.env.CAL_API_KEY ?? '',
  baseUrl: process.env.CAL_API_URL,
  allow: ['getBooking', 'getBookingRow', 'getCalendarLinks', 'cancelBooking', 'rescheduleBooking'],
  authorize: (request, { bookingUid }) => {
    const patient = patientOf(request);
    const isTheirs = patient !== undefined && bookingUid !== undefined && owns(patient, bookingUid);
    return isTheirs && 'patient';
  },
});

export { proxy as GET, proxy as POST };
