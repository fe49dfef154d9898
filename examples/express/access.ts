import type {
  Authorize,
  AuthorizeCal,
  AwellProxyOperation,
  CalProxyOperation,
} from 'awell-cal-booking/server';

/** Stands for your sign-in: the care flows of those who are signed in, by the cookie that they were given. */
const sessions = new Map<string, string>(Object.entries(JSON.parse(process.env.SESSIONS ?? '{}')));

function careFlowOf(request: Request): string | undefined {
  const cookies = request.headers.get('cookie') ?? '';
  return sessions.get(/(?:^|; )session=([\w-]+)/.exec(cookies)?.[1] ?? '');
}

/** The care flow that a booking was made in says whose it is: of a shared one, that of the seat. */
export const whoIs: AuthorizeCal<CalProxyOperation> = async (request, operation) => {
  const careFlowId = careFlowOf(request);
  if (careFlowId === undefined) return false;
  const { name, body, readBooking } = operation;
  if (name === 'getSlots') return 'patient';
  const metadata = name === 'createBooking' ? body.metadata : (await readBooking())?.metadata;
  const { awellPathwayId } = (metadata ?? {}) as { awellPathwayId?: unknown };
  return awellPathwayId === careFlowId && 'patient';
};

export const ownsActivity: Authorize<AwellProxyOperation> = async (request, { readActivity }) => {
  const careFlowId = careFlowOf(request);
  return careFlowId !== undefined && (await readActivity())?.careFlowId === careFlowId;
};
