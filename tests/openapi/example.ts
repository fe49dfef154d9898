import { isRecord } from '../../src/wire';
import { componentOf, type Json } from './documents';

/** A value of a schema, made from the schema's examples. */
export function exampleOf(document: Json, schema: unknown): unknown {
  if (!isRecord(schema)) return undefined;
  const { $ref: reference, example, properties, items, allOf, enum: values } = schema;
  if (typeof reference === 'string') return exampleOf(document, componentOf(document, reference));
  if (Array.isArray(allOf)) {
    return Object.assign({}, ...allOf.map((part: unknown) => exampleOf(document, part)));
  }
  if (example !== undefined) return example;
  if (isRecord(properties)) {
    return Object.fromEntries(
      Object.entries(properties).map(([name, property]) => [name, exampleOf(document, property)]),
    );
  }
  if (items !== undefined) return [exampleOf(document, items)];
  return Array.isArray(values) ? values[0] : undefined;
}

/** The complete examples in a part of a document. */
export function examplesIn(part: unknown): unknown[] {
  if (!isRecord(part)) return [];
  const { examples } = part;
  if (isRecord(examples)) {
    return Object.values(examples).map((example) =>
      isRecord(example) ? example['value'] : example,
    );
  }
  return Object.values(part).flatMap(examplesIn);
}
