/** The page that Cal.com redirects to after a booking. */
export const RETURN_PATH = '/booked';

/** Where the demo's own server sends GraphQL, and with which key. */
export interface AwellAccess {
  endpoint: string;
  apiKey: string;
}

/** Cal.com's API, and the key of the clinic's account. */
export interface CalAccess {
  baseUrl: string;
  apiKey: string;
}

/** Settings that the page may know: nothing secret. */
export interface ClientEnvironment {
  /** Origin of the real Cal.com. @default the sandbox's */
  calOrigin?: string;
  calApiUrl?: string;
  /** Replaces the care flow's calLink. */
  calLink?: string;
  /** Id of the care flow to start. @default the sandbox's */
  definitionId?: string;
  patientId?: string;
  isAwellSandbox: boolean;
}

export interface Environment {
  /** The real Awell. @default the sandbox's */
  awell?: AwellAccess;
  /** The real Cal.com's API. @default the sandbox's */
  cal?: CalAccess;
  /** The secret of the real Cal.com's webhook. */
  webhookSecret?: string;
  client: ClientEnvironment;
}

/** Reads the environment variables that README.md describes. */
export function readEnvironment(variables: Record<string, string>): Environment {
  const take = (name: string): string | undefined => variables[name]?.trim() || undefined;
  const endpoint = take('AWELL_ENDPOINT');
  const apiKey = take('AWELL_API_KEY');
  if (endpoint && !apiKey) {
    throw new Error('AWELL_ENDPOINT is set, so the demo also needs AWELL_API_KEY.');
  }
  const named = {
    calOrigin: take('CAL_ORIGIN'),
    calApiUrl: take('CAL_API_URL'),
    calLink: take('CAL_LINK'),
    definitionId: take('AWELL_PATHWAY_DEFINITION_ID'),
    patientId: take('AWELL_PATIENT_ID'),
  };
  const given = Object.entries(named).filter(([, value]) => value !== undefined);
  const calKey = take('CAL_API_KEY');
  const webhookSecret = take('CAL_WEBHOOK_SECRET');
  return {
    ...(calKey
      ? { cal: { apiKey: calKey, baseUrl: named.calApiUrl ?? 'https://api.cal.com/v2' } }
      : {}),
    ...(webhookSecret ? { webhookSecret } : {}),
    ...(endpoint && apiKey ? { awell: { endpoint, apiKey } } : {}),
    client: { ...Object.fromEntries(given), isAwellSandbox: endpoint === undefined },
  };
}
