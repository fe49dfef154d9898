/** Times are UTC unless they have an offset. */
export function toUtc(time: unknown): string {
  const text = String(time);
  const hasOffset = /(?:Z|[+-]\d{2}:?\d{2})$/i.test(text);
  return new Date(hasOffset ? text : `${text}Z`).toISOString();
}
