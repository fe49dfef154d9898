import { InlineWidget, useCalendlyEventListener } from 'react-calendly';
import { start, type Place } from './start';

/** Calendly's own wrapper, led to the same page. It draws the iframe itself, and knows messages of its own. */
function Booking({ calOrigin, calLink, complete }: Place) {
  useCalendlyEventListener({
    onEventScheduled: ({ data }) => void complete(data.payload.event.uri),
  });
  return <InlineWidget url={`${calOrigin}/${calLink}/embed?embed=bare`} styles={{ height: 600 }} />;
}

start({ render: (place, key) => <Booking key={key} {...place} />, answersPage: true });
