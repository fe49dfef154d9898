import { useEffect, useRef } from 'react';
import type { EmbedChannel } from '../protocol/channel';
import type { PageEventType } from './api';

/** How often Cal.com's page renders for each render of this one. */
const RENDERS = 6;

/** A booker's messages about itself, each time it appears. */
export function useBookerEvents(
  channel: EmbedChannel,
  { id, slug }: PageEventType,
  slotsLoaded: boolean,
): void {
  const loaded = useRef(slotsLoaded);
  useEffect(() => {
    loaded.current = slotsLoaded;
  }, [slotsLoaded]);

  useEffect(() => {
    channel.fire('navigatedToBooker');
  }, [channel]);

  useEffect(
    () =>
      channel.whenLinkReady(() =>
        channel.fire(
          'bookerViewed',
          loaded.current
            ? { eventId: id, eventSlug: slug, slotsLoaded: true }
            : { eventId: null, eventSlug: null, slotsLoaded: false },
        ),
      ),
    [channel, id, slug],
  );

  // Cal.com's page renders more often than this one, and sends each message twice.
  useEffect(() => {
    if (!slotsLoaded) return;
    for (let time = 0; time < 2 * RENDERS; time += 1) {
      channel.fire('availabilityLoaded', { eventId: id, eventSlug: slug });
    }
  });

  const announced = useRef(false);
  useEffect(() => {
    if (!slotsLoaded || announced.current) return undefined;
    return channel.whenLinkReady(() => {
      announced.current = true;
      channel.fire('bookerReady', { eventId: id, eventSlug: slug });
    });
  }, [channel, id, slug, slotsLoaded]);
}
