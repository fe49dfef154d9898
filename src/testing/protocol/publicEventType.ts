import type { EventType, Host } from './types';

const field = (name: string, type: string, required: boolean, label: string) => ({
  name,
  type,
  defaultLabel: label,
  required,
  editable: 'system',
  sources: [{ id: 'default', type: 'default', label: 'Default' }],
});

/** Cal.com's name for the kind of place. */
export function locationType(location: string): string {
  if (location.startsWith('integrations:')) return location;
  if (/^https?:/.test(location)) return 'link';
  return /^\+?[\d ]+$/.test(location) ? 'userPhone' : 'inPerson';
}

/** The public event type, which the older events contain. */
export function publicEventType(
  eventType: EventType,
  host: Host,
  successRedirectUrl: string | null,
) {
  const { id, username, name } = host;
  return {
    id: eventType.id,
    title: eventType.title,
    description: eventType.description,
    eventName: null as string | null,
    slug: eventType.slug,
    schedulingType: null,
    length: eventType.lengthInMinutes,
    locations: [{ type: locationType(eventType.location) }],
    disableGuests: false,
    metadata: {},
    lockTimeZoneToggleOnBookingPage: false,
    requiresConfirmation: eventType.requiresConfirmation,
    requiresBookerEmailVerification: false,
    recurringEvent: eventType.recurringCount
      ? { freq: 2, count: eventType.recurringCount, interval: 1 }
      : null,
    price: eventType.price,
    currency: 'eur',
    seatsPerTimeSlot: eventType.seatsPerTimeSlot,
    disableCancelling: eventType.disableCancelling,
    disableRescheduling: eventType.disableRescheduling,
    minimumRescheduleNotice: eventType.minimumRescheduleNotice,
    seatsShowAvailabilityCount: true,
    bookingFields: [
      field('name', 'name', true, 'your_name'),
      field('email', 'email', true, 'email_address'),
      field('notes', 'textarea', false, 'additional_notes'),
      field('guests', 'multiemail', false, 'additional_guests'),
      field('rescheduleReason', 'textarea', false, 'reason_for_reschedule'),
    ],
    team: null,
    successRedirectUrl,
    forwardParamsSuccessRedirect: true,
    owner: { id, username, name },
    schedule: { id: 1, timeZone: host.timeZone },
    hidden: false,
    profile: {
      username,
      name,
      weekStart: 'Monday',
      image: '',
      brandColor: null,
      darkBrandColor: null,
      theme: null,
    },
    subsetOfUsers: [{ username, name, weekStart: 'Monday' }],
    entity: { fromRedirectOfNonOrgLink: false, considerUnpublished: false, name: null },
    isDynamic: false,
  };
}

export type PublicEventType = ReturnType<typeof publicEventType>;
