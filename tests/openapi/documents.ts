import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { OpenAPIBackend, type Document, type Request } from 'openapi-backend';
import { isRecord } from '../../src/wire';

const FILES = { v2: 'cal-openapi-v2-bookings.json', v1: 'cal-openapi-v1.json' } as const;

const folder = process.env['CAL_OPENAPI_DIR'] ?? '';

/** The reason why nothing can be checked: we may not redistribute Cal.com's documents. */
export const whyNoDocuments: string | undefined = Object.values(FILES).every((file) =>
  existsSync(join(folder, file)),
)
  ? undefined
  : 'CAL_OPENAPI_DIR does not name a folder with Cal.com’s OpenAPI documents';

export type Json = Record<string, unknown>;

const eachObject = (value: unknown, visit: (object: Json) => void): void => {
  if (Array.isArray(value)) for (const item of value) eachObject(item, visit);
  else if (isRecord(value)) {
    visit(value as Json);
    for (const item of Object.values(value)) eachObject(item, visit);
  }
};

export const componentOf = (document: Json, reference: string): unknown =>
  reference
    .split('/')
    .slice(1)
    .reduce<unknown>((at, name) => (isRecord(at) ? at[name] : undefined), document);

/** The documents leave bodies open, but Cal.com's servers refuse unknown fields. */
function closeBody(document: Json, schema: unknown, seen = new Set<unknown>()): void {
  eachObject(schema, (object) => {
    if (seen.has(object)) return;
    seen.add(object);
    const { $ref: reference, properties } = object;
    if (typeof reference === 'string') closeBody(document, componentOf(document, reference), seen);
    // An object without named fields accepts anything: metadata, answers.
    if (isRecord(properties) && Object.keys(properties).length > 0) {
      object['additionalProperties'] = false;
    }
  });
}

/** Fields that Cal.com's server sets to null although the document of v2 doesn't say so (its output services). */
const NULLABLE = ['description', 'location', 'meetingUrl', 'updatedAt', 'rating'];

function prepareV2(document: Json): void {
  eachObject(document, (object) => {
    // Variants without a discriminator: a seated booking is also a valid plain one.
    const { oneOf, properties, required } = object;
    if (Array.isArray(oneOf)) {
      delete object['oneOf'];
      object['anyOf'] = oneOf;
    }
    if (!isRecord(properties)) return;
    // For a seat, Cal.com leaves out the time zones of the hosts.
    if ('username' in properties && Array.isArray(required)) {
      object['required'] = required.filter((name) => name !== 'timeZone');
    }
    // For calendar links, the document describes the word "success" as an object.
    const { status } = properties;
    if (isRecord(status) && status['type'] === 'object') Object.assign(status, { type: 'string' });
    for (const name of NULLABLE) {
      const property = properties[name];
      if (isRecord(property) && typeof property['type'] === 'string') {
        Object.assign(property, { nullable: true });
      }
    }
  });
}

function prepareV1(document: Json): void {
  eachObject(document, (object) => {
    const { properties } = object;
    if (!isRecord(properties)) return;
    // The document of PATCH has start and end, but the server's code only takes startTime and endTime.
    if ('start' in properties && !('eventTypeId' in properties)) {
      const { start, end, ...others } = properties;
      object['properties'] = { ...others, startTime: start, endTime: end };
    }
  });
}

export interface CheckedCall {
  method: string;
  url: string;
  headers: Headers;
  body: string;
}

export interface CalDocument {
  /** The errors in a request; empty if it is valid. */
  checkRequest: (call: CheckedCall) => string[];
  /** The errors in a successful answer; the documents don't describe error answers. */
  checkResponse: (call: CheckedCall, status: number, body: unknown) => string[];
  has: (call: CheckedCall) => boolean;
}

export const readCalDocument = (version: keyof typeof FILES): Json =>
  JSON.parse(readFileSync(join(folder, FILES[version]), 'utf8')) as Json;

export async function openCalDocument(version: keyof typeof FILES): Promise<CalDocument> {
  const document = readCalDocument(version);
  if (version === 'v2') prepareV2(document);
  else prepareV1(document);
  eachObject(document['paths'], ({ requestBody }) => closeBody(document, requestBody));
  if (version === 'v1') {
    // Each event type has its own fields, so no document knows the names of a patient's answers.
    eachObject(document['paths'], ({ responses }) => {
      if (isRecord(responses) && isRecord(responses['properties'])) {
        Object.assign(responses, { additionalProperties: true });
      }
    });
  }
  const backend = new OpenAPIBackend({
    definition: document as unknown as Document,
    ajvOpts: { strict: false, validateFormats: false },
    quick: true,
  });
  await backend.init();

  const requestOf = ({ method, url, headers, body }: CheckedCall): Request => {
    const { pathname, searchParams } = new URL(url);
    return {
      method,
      path: version === 'v1' ? pathname.replace(/^\/v1/, '') : pathname,
      headers: Object.fromEntries(headers),
      query: Object.fromEntries(searchParams),
      ...(body !== '' && { body: JSON.parse(body) as unknown }),
    };
  };
  const operationOf = (call: CheckedCall) => backend.router.matchOperation(requestOf(call));

  const unknownParameters = (call: CheckedCall): string[] => {
    const known = new Set(
      (operationOf(call)?.parameters ?? []).flatMap((parameter) =>
        'name' in parameter && parameter.in === 'query' ? [parameter.name] : [],
      ),
    );
    return [...new URL(call.url).searchParams.keys()].flatMap((name) =>
      known.has(name) ? [] : [`unknown parameter ${name}`],
    );
  };
  const complaints = (errors: unknown): string[] =>
    (Array.isArray(errors) ? errors : []).map((error: Json) =>
      [error['instancePath'], error['message'], JSON.stringify(error['params'])].join(' '),
    );

  return {
    has: (call) => operationOf(call) !== undefined,
    checkRequest: (call) => {
      const { errors } = backend.validator.validateRequest(requestOf(call), operationOf(call));
      return [...complaints(errors), ...unknownParameters(call)];
    },
    checkResponse: (call, status, body) => {
      const operation = operationOf(call);
      if (!operation || status < 200 || status > 299) return [];
      return complaints(backend.validator.validateResponse(body, operation, status).errors);
    },
  };
}
