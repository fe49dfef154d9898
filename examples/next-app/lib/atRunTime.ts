type Handler = (request: Request) => Promise<Response>;

/** Makes a route's handler at its first request: keys are there at run time, and not while Next builds. */
export function atRunTime(make: () => Handler): Handler {
  let handler: Handler | undefined;
  return (request) => (handler ??= make())(request);
}
