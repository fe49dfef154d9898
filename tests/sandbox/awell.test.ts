import { describe, expect, it } from 'vitest';
import { ALREADY_COMPLETED } from '../../sandbox/awell';
import {
  activitiesOf,
  ask,
  awell,
  begin,
  bookingId,
  complete,
  READ,
  recordOf,
  START,
  serveAwell,
} from './awellClient';

serveAwell();

describe('the care flow', () => {
  it('goes from message to booking to message, one step at a time', async () => {
    const started = await ask<{ startPathway: { pathway_id: string } }>(START, {
      input: { pathway_definition_id: 'intake-confirm', patient_id: 'patient-1' },
    });
    const id = started.data?.startPathway.pathway_id ?? '';
    const [message] = await activitiesOf(id);
    expect(message).toMatchObject({ status: 'ACTIVE', object: { type: 'MESSAGE' } });

    await ask(READ, { input: { activity_id: message?.id } });
    const [booking, ...none] = await activitiesOf(id, { activity_status: ['ACTIVE'] });
    expect(none).toEqual([]);
    expect(booking).toMatchObject({
      object: { type: 'PLUGIN_ACTION' },
      indirect_object: { id: 'calDotCom' },
    });

    const record = await recordOf(booking?.object.id ?? '');
    expect(record).toMatchObject({
      activity_id: booking?.id,
      plugin_key: 'calDotCom',
      plugin_action_key: 'bookAppointment',
      fields: [{ id: 'calLink', type: 'STRING', value: 'clinic/intake-confirm' }],
      data_points: [],
    });

    const { data } = await complete(booking?.id ?? '', bookingId('4242'));
    expect(data?.completeExtensionActivity).toMatchObject({
      success: true,
      activity: { status: 'DONE', resolution: 'SUCCESS' },
    });
    expect((await activitiesOf(id)).map(({ status }) => status)).toEqual([
      'DONE',
      'DONE',
      'ACTIVE',
    ]);
    expect((await recordOf(booking?.object.id ?? ''))?.data_points).toEqual([
      { label: 'bookingId', value: '4242', valueType: 'string' },
    ]);
  });

  it('returns the text of a message', async () => {
    const careFlow = awell.store.startCareFlow({ calLink: 'clinic/intake' });
    const { data } = await ask<{ message: { message: { body: string } } }>(
      'query ($id: String!) { message(id: $id) { message { subject body format } } }',
      { id: careFlow.activities[0]?.object.id },
    );
    expect(data?.message.message).toMatchObject({ subject: 'Before your visit', format: 'HTML' });
  });

  it('returns field values HTML-encoded, and masks the key', async () => {
    const { recordId } = awell.store.startBookAppointment({
      calLink: `clinic/intake?name=Ada & "Co"`,
      customDomain: 'book.clinic.example',
    });
    const record = await recordOf(recordId);
    expect(record?.fields).toMatchObject([
      { value: 'clinic/intake?name&#x3D;Ada &amp; &quot;Co&quot;' },
    ]);
    expect(record?.settings?.map(({ key }) => key)).toEqual(['apiKey', 'customDomain']);
    expect(record?.settings?.[0]?.value).toMatch(/•{8}/);
  });

  it('can have no settings at all', async () => {
    const options = { calLink: 'clinic/intake', settings: 'none' } as const;
    const { recordId } = awell.store.startBookAppointment(options);
    expect((await recordOf(recordId))?.settings).toBeNull();
  });
});

describe('completion', () => {
  it.each([
    ['no data point', [], 'MISSING_DATA_POINT'],
    ['an unknown key', [...bookingId('1'), { key: 'title', value: 'x' }], 'UNKNOWN_DATA_POINT'],
    ['the key twice', [...bookingId('1'), ...bookingId('2')], 'DUPLICATE_DATA_POINT'],
    ['an empty value', bookingId(' '), 'INVALID_DATA_POINT'],
    ['the text undefined', bookingId('undefined'), 'INVALID_DATA_POINT'],
    ['the text null', bookingId('null'), 'INVALID_DATA_POINT'],
  ])('refuses %s', async (_, dataPoints, code) => {
    const { activityId } = begin();
    const { data } = await complete(activityId, dataPoints);
    expect(data?.completeExtensionActivity).toMatchObject({
      code,
      success: false,
      activity: { status: 'ACTIVE' },
    });
    expect(awell.store.completions(activityId)).toEqual([]);
  });

  it('accepts the first and refuses the second', async () => {
    const { activityId } = begin();
    await complete(activityId, bookingId('1'));
    const second = await complete(activityId, bookingId('2'));
    expect(second.errors?.[0]).toMatchObject({
      message: ALREADY_COMPLETED.message,
      extensions: { code: ALREADY_COMPLETED.code },
    });
    expect(awell.store.completions(activityId)).toMatchObject([{ dataPoints: bookingId('1') }]);
  });

  it('accepts one of two that arrive together', async () => {
    const { activityId } = begin();
    const answers = await Promise.all([complete(activityId), complete(activityId)]);
    expect(answers.filter(({ errors }) => errors === undefined)).toHaveLength(1);
    expect(awell.store.completions(activityId)).toHaveLength(1);
  });

  it('refuses an unknown activity', async () => {
    expect((await complete('nowhere')).errors?.[0]?.extensions?.code).toBe('NOT_FOUND');
  });

  it("is for an extension's activities only", async () => {
    const [message] = awell.store.startCareFlow({ calLink: 'clinic/intake' }).activities;
    const { errors } = await complete(message?.id ?? '');
    expect(errors?.[0]?.extensions?.code).toBe('BAD_REQUEST');
  });
});
