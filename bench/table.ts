const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** A table in Markdown, whose first column has names and the others numbers. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map((_, index) => (index === 0 ? '---' : '---:')), ...rows].map(row).join('\n');
