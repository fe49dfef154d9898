import type { Page } from 'playwright-core';
import { LOOKS, type Look, type Stage, type Story } from './stories';

/** One state in one look. */
export interface StatePicture {
  /** Name of its file, without an ending. */
  name: string;
  look: Look;
  png: Buffer;
}

/** A picture of the story, after everything in it (also the booking page) has adapted to the window and the theme. */
async function settledPicture(page: Page): Promise<Buffer> {
  const host = page.locator('.host');
  let png = await host.screenshot({ animations: 'disabled' });
  for (;;) {
    const next = await host.screenshot({ animations: 'disabled' });
    if (next.equals(png)) return png;
    png = next;
  }
}

/** Pictures of the current story in each of these looks. */
export async function* picturesOf(
  stage: Stage,
  story: Story,
  looks: readonly Look[] = LOOKS,
): AsyncGenerator<StatePicture> {
  const state = story.id.replace('-states--', '-');
  for (const look of looks) {
    await stage.setLook(look);
    const png = await settledPicture(stage.page);
    yield { name: `${state}-${look.width}-${look.theme}`, look, png };
  }
}
