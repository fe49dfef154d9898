import { invalidInput } from './check';
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

function fromForm(value: string, optionValue: string): BookingLocation {
  if (value.startsWith('integrations:')) {
    const app = value.slice('integrations:'.length);
    const integration = INTEGRATIONS[app] ?? app.replace(/_video$/, '-video').replaceAll('_', '-');
    return { type: 'integration', integration };
  }
  switch (value) {
    case 'inPerson':
      return { type: 'address' };
    case 'attendeeInPerson':
      return { type: 'attendeeAddress', address: optionValue };
    case 'phone':
      return { type: 'attendeePhone', phone: optionValue };
    case 'userPhone':
      return { type: 'phone' };
    case 'link':
      return { type: 'link' };
    case 'conferencing':
      return { type: 'organizersDefaultApp' };
    default:
      return { type: 'attendeeDefined', location: optionValue || value };
  }
}

/** A location as API v2 takes it. */
export function locationForV2(location: BookingLocationInput): BookingLocation {
  if (typeof location === 'string') return fromForm(location, '');
  if ('type' in location) return location;
  return fromForm(location.value, location.optionValue ?? '');
}

/** A location as API v1 takes it: v2's names for what the form calls otherwise are refused. */
export function locationForV1(location: BookingLocationInput): {
  value: string;
  optionValue: string;
} {
  if (typeof location === 'string') return { value: location, optionValue: '' };
  if ('type' in location) {
    throw invalidInput(
      'responses.location',
      'has the form of API v2. For v1 write the text itself, or { value, optionValue }.',
    );
  }
  return { value: location.value, optionValue: location.optionValue ?? '' };
}
