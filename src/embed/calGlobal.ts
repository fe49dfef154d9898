/** The part of `window.Cal` that is read here: the embed snippet of @calcom/embed-react, and embed.js behind it. */
export interface CalGlobal {
  /** Set by embed.js once it has run. */
  version?: string;
  ns?: Record<string, (method: string, ...args: unknown[]) => void>;
  /** embed.js keeps every message here, the patient's data included. */
  __logQueue?: { ns: string }[];
}

export const calGlobal = (): CalGlobal | undefined =>
  (window as unknown as { Cal?: CalGlobal }).Cal;
