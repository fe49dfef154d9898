import { describe, expect, it } from 'vitest';
import { attributeNames, readAttribute } from '../../src/element/attributes';

describe('an attribute', () => {
  it.each([
    ['activity-id', 'act-1', 'activityId', 'act-1'],
    ['cal-link', ' clinic/intake ', 'calLink', 'clinic/intake'],
    [
      'allowed-origins',
      'https://a.example,  https://b.example',
      'allowedOrigins',
      ['https://a.example', 'https://b.example'],
    ],
    ['verify-booking', '', 'verifyBooking', true],
    ['verify-booking', 'false', 'verifyBooking', false],
    ['can-cancel', 'false', 'canCancel', false],
    ['can-reschedule', '', 'canReschedule', true],
    ['hide-event-type-details', 'hide-event-type-details', 'hideEventTypeDetails', true],
    ['load-timeout', '2500', 'loadTimeout', 2500],
  ])('%s="%s" is the property %s: %j', (attribute, written, name, value) => {
    expect(readAttribute(attribute, written)).toEqual([name, value]);
  });

  it.each([
    ['brand-color', ''],
    ['brand-color', null],
    ['verify-booking', null],
    ['load-timeout', 'soon'],
    ['load-timeout', '-1'],
  ])('%s=%j leaves the default', (attribute, written) => {
    expect(readAttribute(attribute, written)?.[1]).toBeUndefined();
  });

  it('cal-link that is empty counts as set, so it is reported as a mistake', () => {
    expect(readAttribute('cal-link', '')).toEqual(['calLink', '']);
  });

  it('with another name is ignored', () => {
    expect(readAttribute('class', 'wide')).toBeUndefined();
    expect(attributeNames).not.toContain('complete-activity');
  });
});

it('the element can be imported on a server, which has no HTMLElement', async () => {
  expect(globalThis.HTMLElement).toBeUndefined();
  const { BookAppointmentElement } = await import('../../src/element');
  expect(BookAppointmentElement.observedAttributes).toContain('cal-link');
});
