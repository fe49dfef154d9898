/// <reference types="vite/client" />

interface ImportMetaEnv {
  /** Origin of the booking pages. @default Cal.com's cloud */
  readonly VITE_CAL_ORIGIN?: string;
}
