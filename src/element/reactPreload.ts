/** Stands in for React's, which Preact does not have: embed.js is fetched with the first commit. */
export const preload = undefined;
