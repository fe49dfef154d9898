type Handler = (request: Request) => Promise<Response>;

/** Creates a route's handler on its first request, because the keys exist at run time but not while Next builds. */
export function atRunTime(make: () => Handler): Handler {
  let handler: Handler | undefined;
  return (request) => (handler ??= make())(request);
}
