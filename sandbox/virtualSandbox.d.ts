/** Where the sandbox that this Vite server started can be reached. */
declare module 'virtual:sandbox' {
  export const calOrigin: string;
  export const embedJsUrl: string;
  export const calApiUrl: string;
  export const awellEndpoint: string;
  /** Of the service worker that plays it, where one does. */
  export const workerUrl: string;
}
