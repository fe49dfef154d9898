import type { BookingView } from './api';

export interface Answers {
  name: string;
  email: string;
  notes: string;
  guests: string;
  rescheduleReason: string;
}

function nameFrom(query: URLSearchParams): string {
  const name = query.get('name');
  if (name !== null || !query.has('firstName')) return name ?? '';
  return `${query.get('firstName')} ${query.get('lastName')}`;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

export function prefill(query: URLSearchParams, former: BookingView | null): Answers {
  const guests = [...query.getAll('guest'), ...query.getAll('guests')];
  const before = former?.attendee;
  return {
    name: before?.name ?? nameFrom(query),
    email: before?.email ?? query.get('email') ?? '',
    notes: query.get('notes') ?? text(former?.booking.responses['notes']),
    guests: [...new Set(former?.booking.guests ?? guests)].join(', '),
    rescheduleReason: query.get('rescheduleReason') ?? '',
  };
}

/** `metadata[key]=value` in the address becomes the booking's metadata. */
export function metadataFrom(query: URLSearchParams): Record<string, string> {
  const metadata: Record<string, string> = {};
  for (const [name, value] of query) {
    const key = /^metadata\[(.+)\]$/.exec(name)?.[1];
    if (key) metadata[key] = value;
  }
  return metadata;
}

export const guestList = (guests: string): string[] => guests.split(/[\s,;]+/).filter(Boolean);
