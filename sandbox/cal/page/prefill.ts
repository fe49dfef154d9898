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

export const guestList = (guests: string): string[] => guests.split(/[\s,;]+/).filter(Boolean);
