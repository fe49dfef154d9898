let loading: Promise<typeof import('./ask')> | undefined;

/** Fetches what reads from Cal.com, when it is first needed. What could not be fetched is asked for again. */
export const loadAsk = (): Promise<typeof import('./ask')> => {
  loading ??= import('./ask').catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
};
