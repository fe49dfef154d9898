import { ApiError } from './errors';
import { isObject } from './input';

/** The field that a location of each type needs when a booking is created. */
const ON_CREATE: Readonly<Record<string, string | null>> = {
  address: null,
  attendeeAddress: 'address',
  attendeeDefined: 'location',
  attendeePhone: 'phone',
  integration: 'integration',
  link: null,
  phone: null,
  organizersDefaultApp: null,
};

/** The same for changing a booking's location. */
const ON_UPDATE: Readonly<Record<string, string>> = {
  address: 'address',
  attendeeAddress: 'address',
  attendeeDefined: 'location',
  attendeePhone: 'phone',
  link: 'link',
  phone: 'phone',
};

const APPS: Readonly<Record<string, string>> = { 'cal-video': 'integrations:daily' };

const OWN_PLACES: Readonly<Record<string, string>> = {
  address: 'Harbour Street 1, Ghent',
  link: 'https://meet.example.com/harbour',
  phone: '+3290000000',
  organizersDefaultApp: 'integrations:daily',
};

function read(value: unknown, fields: Readonly<Record<string, string | null>>): string {
  const type = isObject(value) ? String(value['type']) : '';
  const field = fields[type];
  if (!isObject(value) || field === undefined) {
    throw new ApiError(400, 'location property is wrong, type is none that this call takes');
  }
  const unknown = Object.keys(value).find((name) => name !== 'type' && name !== field);
  if (unknown) throw new ApiError(400, `location.${unknown} property should not exist`);
  if (field === null) return OWN_PLACES[type] ?? '';
  const given = value[field];
  if (typeof given !== 'string' || given === '') {
    throw new ApiError(400, `location.${field} property is wrong, must be a string`);
  }
  return type === 'integration' ? (APPS[given] ?? `integrations:${given}`) : given;
}

export const createdLocation = (value: unknown): string => read(value, ON_CREATE);
export const updatedLocation = (value: unknown): string => read(value, ON_UPDATE);
