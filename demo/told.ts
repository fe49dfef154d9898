/** What a component told its app of a booking. */
export interface Told {
  name: 'onBooked' | 'onCompleted' | 'onRescheduled' | 'onCancelled';
  uid: string;
  previousUid?: string | undefined;
}
