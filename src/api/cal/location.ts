import { invalidInput } from '../../checkOptions';
import type { BookingLocation, BookingLocationInput } from './inputs';

/** Names that differ between v1's `integrations:…` and v2's `integration`. */
const INTEGRATIONS: Readonly<Record<string, string>> = {
  daily: 'cal-video',
  'google:meet': 'google-meet',
  zoom: 'zoom',
  office365_video: 'office365-video',
  jitsi: 'jitsi',
  huddle01: 'huddle',
};

/** The booking form's names that differ from v2's, and v2's name for the typed-in value. */
const FORM: Readonly<Record<string, [type: string, option?: string]>> = {
  inPerson: ['address'],
  attendeeInPerson: ['attendeeAddress', 'address'],
  phone: ['attendeePhone', 'phone'],
  userPhone: ['phone'],
  link: ['link'],
  conferencing: ['organizersDefaultApp'],
};

/** A location as API v2 takes it. */
export function locationForV2(location: BookingLocationInput): BookingLocation {
  if (typeof location !== 'string' && 'type' in location) return location;
  const { value, optionValue = '' } = typeof location === 'string' ? { value: location } : location;
  if (value.startsWith('integrations:')) {
    const app = value.slice('integrations:'.length);
    const integration = INTEGRATIONS[app] ?? app.replace(/_video$/, '-video').replaceAll('_', '-');
    return { type: 'integration', integration };
  }
  const [type, option] = FORM[value] ?? [];
  if (!type) return { type: 'attendeeDefined', location: optionValue || value };
  return { type, ...(option && { [option]: optionValue }) } as BookingLocation;
}

/** A location as API v1 accepts it. Names that only v2 has are refused. */
export function locationForV1(location: BookingLocationInput): {
  value: string;
  optionValue: string;
} {
  if (typeof location === 'string') return { value: location, optionValue: '' };
  if ('type' in location) {
    throw invalidInput(
      'responses.location',
      'has the form of API v2. For v1 pass text, or { value, optionValue }.',
    );
  }
  return { value: location.value, optionValue: location.optionValue ?? '' };
}
