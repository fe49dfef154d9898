import { useState } from 'react';
import { Clinic } from './Clinic';
import { ConnectionTrouble } from './ConnectionTrouble';
import { Pairs } from './Pairs';
import { PanelPart } from './PanelPart';
import type { WidgetEvent } from './widgetEvent';
import { type CareFlowState, isBooking } from './useCareFlow';
import { WebhookEvents } from './WebhookEvents';
import { WidgetEvents } from './WidgetEvents';

interface WhatAwellSeesProps {
  careFlow: CareFlowState;
  status: string | undefined;
  events: readonly WidgetEvent[];
}

const isWide = (): boolean => matchMedia('(min-width: 64rem)').matches;

/** The other side of the page, live. It is folded on a phone, where the patient's page comes first. */
export function WhatAwellSees({ careFlow, status, events }: WhatAwellSeesProps) {
  const [startsOpen] = useState(isWide);
  const { careFlowId, activities, dataPoints } = careFlow;
  const booking = activities.find(isBooking);
  const bookingId = dataPoints.find(({ label }) => label === 'bookingId')?.value;
  return (
    <aside className="panel" aria-label="What Awell sees">
      <details open={startsOpen}>
        <summary>
          <h2>What Awell sees</h2>
        </summary>
        <p className="hint">
          Care flow <code>{careFlowId ?? '…'}</code>
        </p>
        <PanelPart title="Activities" reserve="12rem">
          <ol className="activities">
            {activities.map(({ id, object, status: state }) => (
              <li key={id} data-status={state}>
                <span>
                  {object.name}
                  <small>{object.type}</small>
                </span>
                <strong key={state}>{state}</strong>
              </li>
            ))}
          </ol>
        </PanelPart>
        <PanelPart title="Data points" reserve="2rem">
          {dataPoints.length === 0 && <p className="hint">None yet.</p>}
          <Pairs pairs={dataPoints.map(({ label, value }) => [label, value])} />
        </PanelPart>
        <PanelPart title="What the clinic sees at Cal.com" reserve="20rem">
          <Clinic activityId={booking?.id} bookingId={bookingId} />
        </PanelPart>
        <PanelPart title="Webhooks that Cal.com sent to the clinic’s server" reserve="6rem">
          <WebhookEvents activityId={booking?.id} />
        </PanelPart>
        <PanelPart title="Events that the widget sent to the page" reserve="10rem">
          <WidgetEvents status={status} events={events} />
        </PanelPart>
        {DEMO_ENVIRONMENT.isAwellSandbox && <ConnectionTrouble />}
      </details>
    </aside>
  );
}
