let loading: Promise<typeof import('./ask')> | undefined;

/** Loads the code that reads from Cal.com when it is first needed. A failed load is repeated at the next call. */
export const loadAsk = (): Promise<typeof import('./ask')> => {
  loading ??= import('./ask').catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
};
