/// <reference types="vite/client" />

interface ImportMetaEnv {
  /** Where the booking pages are; Cal.com's own where it is not set. */
  readonly VITE_CAL_ORIGIN?: string;
}
