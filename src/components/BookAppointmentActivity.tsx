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
  /** Awell's extension activity record, as it comes from GraphQL. Its values are decoded here. */
  activityDetails: ExtensionActivityRecord;
  /**
   * Fills the booking form with what the care flow knows of the patient: the record's data points `defaultName`,
   * `defaultEmail` and `defaultPhone`. They are sent to Cal.com with the page's address; what `prefill` says goes first.
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
   * How Awell's hosts of federated components take data points: one record of values. Their answer does not tell
   * whether it worked, so only what they do next counts: a host takes the activity away once it is done. While it
   * is still shown after `completionTimeout`, after a rejection, and when it is shown again later, it is submitted
   * again. A host that knows better gives `completeActivity`.
   */
  onSubmit: SubmitDataPoints;
}

export type BookAppointmentActivityProps = CompleteActivityProps | SubmitProps;

const COMPONENT = 'BookAppointmentActivity';

const RecordedActivity = BookAppointment as ForwardRefExoticComponent<
  RecordedActivityProps & RefAttributes<HTMLDivElement>
>;

/** Not what `forwardRef` gives: React 18's types of it cannot be passed to `createElement` where props are a union. */
type ActivityComponent = (
  props: BookAppointmentActivityProps & RefAttributes<HTMLDivElement>,
) => ReactElement | null;

/**
 * The "Book appointment" activity of Awell's Cal.com extension: takes the activity's record, shows its booking
 * page, and completes it. The setting `apiKey` of the record is neither read nor passed on.
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
