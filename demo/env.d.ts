/** Written into the page by vite.config.ts. */
declare const DEMO_ENVIRONMENT: import('./environment').ClientEnvironment;
