import type { NextConfig } from 'next';

const config: NextConfig = {
  // This folder is the whole app, also inside another repository.
  turbopack: { root: import.meta.dirname },
  outputFileTracingRoot: import.meta.dirname,
};

export default config;
