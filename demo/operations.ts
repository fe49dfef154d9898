import { Kind, parse, visit } from 'graphql';

/** What the demo's page asks of a care flow beside its booking; nothing else is passed on. */
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
 * Whether a GraphQL document asks for nothing but those operations. Aliases and fragments are
 * refused: they could rename `settings` past the filter below.
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

/** An answer of Awell's without the settings that are not for a browser. */
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
