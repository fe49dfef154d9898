import { ensureStorybook } from '../storybook/ensureStorybook';
import { openTheatre } from '../storybook/launch';
import { openStage, storiesIn } from '../storybook/stories';

export interface AxeFigure {
  story: string;
  /** How many rules of axe it passes. */
  passes: number;
  /** What axe or a step of the story reports; empty if everything is fine. */
  problem: string;
}

/** Plays every story and runs axe at its end. */
export async function axeFigures(root: string): Promise<AxeFigure[]> {
  const folder = ensureStorybook(root);
  const theatre = await openTheatre(folder);
  const stage = await openStage(theatre.browser, theatre.origin);
  const figures: AxeFigure[] = [];
  for (const story of storiesIn(folder)) {
    const name = `${story.title}: ${story.name}`;
    const figure = await stage.show(story).then(
      (passes) => ({ story: name, passes, problem: '' }),
      (error: unknown) => ({ story: name, passes: 0, problem: (error as Error).message }),
    );
    figures.push(figure);
  }
  await theatre.close();
  return figures;
}
