'use client';

import {
  forwardRef,
  useEffect,
  useMemo,
  type ForwardRefExoticComponent,
  type ReactElement,
  type RefAttributes,
} from 'react';
import { readBookAppointmentActivity, type ExtensionActivityRecord } from '../api/awellActivity';
import type { CompletionOptions } from '../completion/options';
import { warnOfRecord } from '../development';
import { recordOrigin } from '../embed/bookingPage';
import { BookingError, orError } from '../errors';
import { useBookingDefaults } from '../hooks/bookingContext';
import { useSubmission, type SubmitDataPoints } from './useSubmission';
import { BookAppointment, type RecordedActivityProps } from './BookAppointment';
import type { BookingPageProps, BookingPresentationProps } from './BookAppointment.types';
import { Misconfigured } from './Misconfigured';

interface ActivityProps extends BookingPresentationProps, BookingPageProps {
  /**
   * Awell's extension activity record, exactly as GraphQL returns it. Its values are HTML-encoded; they are decoded
   * here.
   */
  activityDetails: ExtensionActivityRecord;
  /**
   * Prefills the booking form from the record's data points `defaultName`, `defaultEmail` and `defaultPhone`. They
   * are sent to Cal.com in the page's URL. Values in `prefill` win.
   * @default false
   */
  prefillFromRecord?: boolean | undefined;
}

interface CompleteActivityProps extends ActivityProps, CompletionOptions {
  onSubmit?: never;
}

interface SubmitProps extends ActivityProps, Omit<CompletionOptions, 'completeActivity'> {
  completeActivity?: never;
  /**
   * Submits the data points to a host of federated components: one record of values. The promise doesn't show whether
   * it worked, so only the host's next step counts: it removes the activity once it is done. The data points are
   * submitted again after a rejection, if the activity is still shown after `completionTimeout`, and if it is shown
   * again later. If your host knows the result, pass `completeActivity` instead.
   */
  onSubmit: SubmitDataPoints;
}

/** Props of `BookAppointmentActivity`. */
export type BookAppointmentActivityProps = CompleteActivityProps | SubmitProps;

const COMPONENT = 'BookAppointmentActivity';

const RecordedActivity = BookAppointment as ForwardRefExoticComponent<
  RecordedActivityProps & RefAttributes<HTMLDivElement>
>;

/** `forwardRef`'s own type fails in React 18: `createElement` doesn't accept its props if they are a union. */
type ActivityComponent = (
  props: BookAppointmentActivityProps & RefAttributes<HTMLDivElement>,
) => ReactElement | null;

/**
 * The "Book appointment" activity of Awell's Cal.com extension. It takes the activity's record, shows the booking
 * page and completes the activity. It neither reads nor passes on the record's setting `apiKey`.
 *
 * @example
 * <BookAppointmentActivity activityDetails={record} completeActivity={awell.completeExtensionActivity} />
 */
export const BookAppointmentActivity = /* @__PURE__ */ forwardRef<
  HTMLDivElement,
  BookAppointmentActivityProps
>(function BookAppointmentActivity(props, ref) {
  const { activityDetails, onSubmit, completeActivity, prefillFromRecord, ...rest } = props;
  const details = useMemo(
    () => orError(() => readBookAppointmentActivity(activityDetails)),
    [activityDetails],
  );
  const activityId = details instanceof BookingError ? undefined : details.activityId;
  const { calOrigin } = useBookingDefaults<BookingPageProps>({
    calOrigin: rest.calOrigin ?? (details instanceof BookingError ? undefined : details.calOrigin),
  });
  const submit = useSubmission(activityId, rest.storage, onSubmit);
  useEffect(() => warnOfRecord(details, rest));

  if (details instanceof BookingError) {
    return <Misconfigured {...rest} component={COMPONENT} rootRef={ref} error={details} />;
  }
  return (
    <RecordedActivity
      {...rest}
      ref={ref}
      component={COMPONENT}
      calLink={details.calLink}
      calOrigin={recordOrigin(details.calLink, calOrigin, rest.allowedOrigins)}
      activityId={details.activityId}
      careFlowId={details.careFlowId || undefined}
      recorded={details.recorded}
      prefill={prefillFromRecord === true ? { ...details.prefill, ...rest.prefill } : rest.prefill}
      completeActivity={completeActivity ?? submit}
    />
  );
}) as ActivityComponent;
