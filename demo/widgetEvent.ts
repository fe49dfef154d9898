/** An event that a component reported to its app. */
export interface WidgetEvent {
  name: 'onBooked' | 'onCompleted' | 'onRescheduled' | 'onCancelled';
  uid: string;
  previousUid?: string | undefined;
}
