import { Kind, parse, visit } from 'graphql';

/** The operations that the demo's page needs beside its booking. Nothing else is passed on. */
const ALLOWED = new Set([
  'startPathway',
  'careflowActivities',
  'message',
  'markMessageAsRead',
  'extensionActivityRecord',
]);

/** The settings that a page may see. The others (the Cal.com API key) stay on the server. */
const PUBLIC_SETTINGS = new Set(['customDomain']);

/**
 * Whether a GraphQL document contains only these operations. Aliases and fragments are refused, because they could
 * rename `settings` past the filter below.
 */
export function isAllowed(query: string): boolean {
  try {
    const { definitions } = parse(query);
    const [operation] = definitions;
    if (definitions.length !== 1 || operation?.kind !== Kind.OPERATION_DEFINITION) return false;
    let isPlain = true;
    visit(operation, {
      Field: ({ alias }) => {
        if (alias) isPlain = false;
      },
      FragmentSpread: () => {
        isPlain = false;
      },
    });
    return (
      isPlain &&
      operation.selectionSet.selections.every(
        (selection) => selection.kind === Kind.FIELD && ALLOWED.has(selection.name.value),
      )
    );
  } catch {
    return false;
  }
}

/** Awell's answer without the settings that a browser must not see. */
export function withoutSecrets(answer: unknown): unknown {
  if (Array.isArray(answer)) return answer.map(withoutSecrets);
  if (typeof answer !== 'object' || answer === null) return answer;
  return Object.fromEntries(
    Object.entries(answer).map(([name, value]: [string, unknown]) =>
      name.endsWith('settings') && Array.isArray(value)
        ? [name, value.filter((setting) => PUBLIC_SETTINGS.has(setting?.key))]
        : [name, withoutSecrets(value)],
    ),
  );
}
