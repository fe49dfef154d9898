/** Addresses of the sandbox that this Vite server started. */
declare module 'virtual:sandbox' {
  export const calOrigin: string;
  export const embedJsUrl: string;
  export const calApiUrl: string;
  export const awellEndpoint: string;
  /** Address of the service worker that runs it, if one does. */
  export const workerUrl: string;
}
