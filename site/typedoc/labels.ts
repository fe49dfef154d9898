import {
  type Application,
  Comment,
  Converter,
  DeclarationReflection,
  ReflectionKind,
} from 'typedoc';
import { englishLabels } from '../../src/texts/labels.ts';
import { allLabels } from '../../src/texts/panelLabels.ts';

/** A plugin of TypeDoc: what describes a label best is its English text. */
export function load(app: Application): void {
  const texts: Record<string, unknown> = { ...allLabels(englishLabels) };
  app.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }) => {
    for (const label of project.getReflectionsByKind(ReflectionKind.Property)) {
      const text = texts[label.name];
      if (!(label instanceof DeclarationReflection) || typeof text !== 'string') continue;
      if (label.parent?.name !== 'BookingLabels' || label.comment) continue;
      label.comment = new Comment([{ kind: 'text', text: `"${text}"` }]);
    }
  });
}
