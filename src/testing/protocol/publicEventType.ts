import type { EventType, Host } from './types';

const field = (name: string, type: string, required: boolean, label: string) => ({
  name,
  type,
  required,
  editable: 'system',
  defaultLabel: label,
  sources: [{ id: 'default', type: 'default', label: 'Default' }],
});

/** The event type as anyone may see it, the object the older events carry. */
export function publicEventType(
  eventType: EventType,
  host: Host,
  successRedirectUrl: string | null,
) {
  return {
    id: eventType.id,
    title: eventType.title,
    slug: eventType.slug,
    description: eventType.description,
    length: eventType.lengthInMinutes,
    eventName: null as string | null,
    schedulingType: null,
    hidden: false,
    price: eventType.price,
    currency: 'eur',
    requiresConfirmation: eventType.requiresConfirmation,
    requiresBookerEmailVerification: false,
    disableGuests: false,
    disableCancelling: eventType.disableCancelling,
    disableRescheduling: eventType.disableRescheduling,
    seatsPerTimeSlot: eventType.seatsPerTimeSlot,
    seatsShowAvailabilityCount: true,
    recurringEvent: eventType.recurringCount
      ? { freq: 2, count: eventType.recurringCount, interval: 1 }
      : null,
    successRedirectUrl,
    forwardParamsSuccessRedirect: true,
    lockTimeZoneToggleOnBookingPage: false,
    locations: [{ type: 'integrations:daily' }],
    metadata: {},
    bookingFields: [
      field('name', 'name', true, 'your_name'),
      field('email', 'email', true, 'email_address'),
      field('notes', 'textarea', false, 'additional_notes'),
      field('guests', 'multiemail', false, 'additional_guests'),
      field('rescheduleReason', 'textarea', false, 'reason_for_reschedule'),
    ],
    isDynamic: false,
    team: null,
    owner: { id: host.id, timeZone: host.timeZone, username: host.username },
    entity: { fromRedirectOfNonOrgLink: false, considerUnpublished: false, name: host.name },
    profile: {
      username: host.username,
      name: host.name,
      weekStart: 'Monday',
      image: '',
      brandColor: null,
      darkBrandColor: null,
      theme: null,
    },
    subsetOfUsers: [{ name: host.name, username: host.username, weekStart: 'Monday' }],
  };
}

export type PublicEventType = ReturnType<typeof publicEventType>;
