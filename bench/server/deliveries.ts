import { createHmac } from 'node:crypto';

export const SECRET = 'bench-secret';

const person = (name: string, email: string) => ({
  name,
  email,
  timeZone: 'Europe/Brussels',
  language: { locale: 'en' },
  utcOffset: 60,
});

const answer = (label: string, value: unknown) => ({ label, value, isHidden: false });

/** About what Cal.com sends when a booking is made: 2 kB. */
const payload = {
  bookerUrl: 'https://cal.com',
  type: 'intake',
  title: 'Intake between Dr. Lena Peeters and Ada Martens',
  description: '',
  additionalNotes: '',
  customInputs: {},
  startTime: '2027-01-05T08:00:00Z',
  endTime: '2027-01-05T08:30:00Z',
  organizer: { id: 4021, username: 'clinic', ...person('Dr. Lena Peeters', 'lena@clinic.example') },
  responses: {
    name: answer('your_name', 'Ada Martens'),
    email: answer('email_address', 'ada@example.com'),
    location: answer('location', { value: 'integrations:daily', optionValue: '' }),
    notes: answer('additional_notes', 'A first visit, with questions about the medication.'),
    guests: answer('additional_guests', []),
  },
  userFieldsResponses: {},
  attendees: [person('Ada Martens', 'ada@example.com')],
  location: 'https://app.cal.com/video/a7JdM3uYpQ6xVb1KsWe5Ng',
  destinationCalendar: [
    { id: 311, integration: 'google_calendar', externalId: 'lena@clinic.example', userId: 4021 },
  ],
  hideCalendarNotes: false,
  hideCalendarEventDetails: false,
  hideOrganizerEmail: false,
  requiresConfirmation: false,
  eventTypeId: 51801,
  seatsShowAttendees: true,
  seatsPerTimeSlot: null,
  seatsShowAvailabilityCount: true,
  schedulingType: null,
  customReplyToEmail: null,
  disableRescheduling: false,
  disableCancelling: false,
  iCalUID: 'a7JdM3uYpQ6xVb1KsWe5Ng@Cal.com',
  iCalSequence: 0,
  conferenceData: null,
  hashedLink: null,
  organizationId: null,
  videoCallData: {
    type: 'daily_video',
    id: 'r7Yc0example',
    password: 'example-token',
    url: 'https://meetings.example/r7Yc0example',
  },
  appsStatus: [
    { appName: 'google-calendar', type: 'google_calendar', success: 1, failures: 0, errors: [] },
  ],
  eventTitle: 'Intake',
  eventDescription: null,
  price: 0,
  currency: 'eur',
  length: 30,
  metadata: { awellActivityId: 'activity-1', awellPathwayId: 'care-flow-1' },
  status: 'ACCEPTED',
};

export interface SignedDelivery {
  body: string;
  signature: string;
}

/** A delivery like no other: each is of another booking. */
export function signedDelivery(number: number): SignedDelivery {
  const body = JSON.stringify({
    triggerEvent: 'BOOKING_CREATED',
    createdAt: new Date(Date.UTC(2027, 0, 1) + number).toISOString(),
    payload: { ...payload, uid: `booking-${number}`, bookingId: 7_300_000 + number },
  });
  return { body, signature: createHmac('sha256', SECRET).update(body).digest('hex') };
}
