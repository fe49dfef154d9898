import type { Context } from 'hono';
import { ApiError, SchemaError, validationError, type Invalid } from './errors';

export type Body = Record<string, unknown>;
type Check = (value: unknown) => string | null;

export const isObject = (value: unknown): value is Body =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isZone = (value: string): boolean => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: value }));
  } catch {
    return false;
  }
};

const text: Check = (value) => (typeof value === 'string' ? null : 'must be a string');

const email: Check = (value) =>
  typeof value === 'string' && /^\S+@\S+\.\S+$/.test(value) ? null : 'must be an email';

export const checks = {
  text,
  number: (value) => (typeof value === 'number' ? null : 'must be a number'),
  flag: (value) => (typeof value === 'boolean' ? null : 'must be a boolean value'),
  object: (value) => (isObject(value) ? null : 'must be an object'),
  email,
  emails: (value) =>
    Array.isArray(value) && value.every((one) => email(one) === null)
      ? null
      : 'each value must be an email',
  zone: (value) =>
    typeof value === 'string' && isZone(value) ? null : 'must be a valid IANA time-zone',
  time: (value) =>
    typeof value === 'string' && !Number.isNaN(Date.parse(value))
      ? null
      : 'must be a valid ISO 8601 date string',
  metadata: (value) => {
    if (!isObject(value)) return 'must be an object';
    const entries = Object.entries(value);
    if (entries.length > 50) return 'must have at most 50 keys';
    if (entries.some(([key]) => key.length > 40)) return 'keys must be at most 40 characters';
    return entries.some(([, one]) => typeof one === 'string' && one.length > 500)
      ? 'values must be at most 500 characters'
      : null;
  },
} satisfies Record<string, Check>;

export interface Shape {
  required?: Record<string, Check>;
  optional?: Record<string, Check>;
}

/** Lists all problems at once, including unknown properties. */
export function problemsIn(body: Body, { required = {}, optional = {} }: Shape): Invalid[] {
  const problems: Invalid[] = [];
  const note = (property: string, problem: string | null) => {
    if (problem) problems.push({ property, problem });
  };
  for (const [key, check] of Object.entries(required)) {
    note(key, body[key] === undefined ? `${key} should not be empty` : check(body[key]));
  }
  for (const [key, check] of Object.entries(optional)) {
    if (body[key] !== undefined) note(key, check(body[key]));
  }
  for (const key of Object.keys(body)) {
    if (!(key in required) && !(key in optional)) note(key, `property ${key} should not exist`);
  }
  return problems;
}

export async function readBody(c: Context, shape: Shape): Promise<Body> {
  const raw = await c.req.text();
  let body: unknown;
  try {
    body = raw ? JSON.parse(raw) : {};
  } catch (error) {
    throw new ApiError(400, error instanceof Error ? error.message : String(error));
  }
  if (!isObject(body)) throw new ApiError(400, 'Body must be an object');
  const problems = problemsIn(body, shape);
  if (problems.length > 0) throw validationError(problems);
  return body;
}

export const asText = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** @throws SchemaError if a value isn't text. */
export function readMetadata(value: unknown): Record<string, string> {
  const metadata: Record<string, string> = {};
  const problems: string[] = [];
  for (const [key, one] of Object.entries(isObject(value) ? value : {})) {
    if (typeof one === 'string') metadata[key] = one;
    else problems.push(`metadata.${key} - Expected string, received ${typeof one}`);
  }
  if (problems.length > 0) throw new SchemaError(problems.join(', '));
  return metadata;
}

export const asStrings = (value: unknown): Record<string, string> =>
  isObject(value)
    ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, String(one)]))
    : {};
