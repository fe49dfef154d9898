import {
  BookAppointment,
  type BookAppointmentProps,
  CalBookingProvider,
  BookAppointmentActivity,
  type BookedAppointment,
  type ExtensionActivityRecord,
  readBookAppointmentActivity,
} from 'awell-cal-booking';
import { useEffect, useState } from 'react';
import type { Activity } from './awell';
import type { Mode, Theme } from './choice';
import { RedirectStep } from './RedirectStep';
import { awell, cal, PATIENT } from './services';
import type { WidgetEvent } from './widgetEvent';
import { useFocusOnMount } from './useFocusOnMount';

interface BookingStepProps {
  activity: Activity;
  mode: Mode;
  theme: Theme;
  takesFocus: boolean;
  onStatusChange: (status: string) => void;
  onEvent: (event: WidgetEvent) => void;
}

/** The record with the `calLink` from CAL_LINK, if it is set. */
function withCalLink(record: ExtensionActivityRecord): ExtensionActivityRecord {
  const { calLink } = DEMO_ENVIRONMENT;
  if (calLink === undefined) return record;
  const fields = record.fields.map((field) =>
    field.id === 'calLink' ? { ...field, value: calLink } : field,
  );
  return { ...record, fields };
}

function useRecord(objectId: string) {
  const [record, setRecord] = useState<ExtensionActivityRecord>();
  const [hasFailed, setFailed] = useState(false);

  useEffect(() => {
    if (hasFailed) return undefined;
    const controller = new AbortController();
    awell.getExtensionActivity(objectId, { signal: controller.signal }).then(
      (found) => setRecord(withCalLink(found)),
      () => controller.signal.aborted || setFailed(true),
    );
    return () => controller.abort();
  }, [objectId, hasFailed]);

  return { record, hasFailed, retry: () => setFailed(false) };
}

/** The booking activity, as each of the three kinds of host app shows it. */
export function BookingStep({ activity, takesFocus, ...props }: BookingStepProps) {
  const { mode } = props;
  const { record, hasFailed, retry } = useRecord(activity.object.id);
  const section = useFocusOnMount<HTMLElement>(takesFocus);
  return (
    <section
      ref={section}
      className={mode === 'redirect' ? undefined : 'appointment'}
      tabIndex={-1}
      aria-label={activity.object.name}
    >
      {hasFailed && (
        <div role="alert" className="card">
          <p>The booking page could not be opened.</p>
          <button type="button" onClick={retry}>
            Try again
          </button>
        </div>
      )}
      {record && <Widget record={record} {...props} />}
    </section>
  );
}

interface WidgetProps extends Omit<BookingStepProps, 'activity' | 'takesFocus'> {
  record: ExtensionActivityRecord;
}

type RescheduleChange = Parameters<NonNullable<BookAppointmentProps['onRescheduled']>>[0];

function Widget({ record, mode, theme, onStatusChange, onEvent }: WidgetProps) {
  const shared = {
    theme,
    calOrigin: cal.calOrigin,
    ...(cal.embedJsUrl && { embedJsUrl: cal.embedJsUrl }),
    completeActivity: awell.completeExtensionActivity,
    onStatusChange,
    onBooked: ({ uid }: BookedAppointment) => onEvent({ name: 'onBooked', uid }),
    onCompleted: ({ uid }: BookedAppointment) => onEvent({ name: 'onCompleted', uid }),
    onCancelled: ({ booking }: { booking: BookedAppointment }) =>
      onEvent({ name: 'onCancelled', uid: booking.uid }),
    onRescheduled: ({ booking, previousUid }: RescheduleChange) =>
      onEvent({ name: 'onRescheduled', uid: booking.uid, previousUid }),
  };
  if (mode === 'hosted') return <BookAppointmentActivity activityDetails={record} {...shared} />;
  const { calLink, activityId, careFlowId } = readBookAppointmentActivity(record);
  if (mode === 'redirect') return <RedirectStep {...{ calLink, activityId, careFlowId, theme }} />;
  return (
    <CalBookingProvider client={cal.client}>
      <BookAppointment
        calLink={calLink}
        activityId={activityId}
        careFlowId={careFlowId}
        prefill={PATIENT}
        {...shared}
      />
    </CalBookingProvider>
  );
}
