import type { Page } from 'playwright-core';
import { LOOKS, type Look, type Stage, type Story } from './stories';

/** One state in one look. */
export interface StatePicture {
  /** Of its file, without an ending. */
  name: string;
  look: Look;
  png: Buffer;
}

/** A picture of the story, once all in it (the booking page too) has followed the window and the theme in its own time. */
async function settledPicture(page: Page): Promise<Buffer> {
  const host = page.locator('.host');
  let png = await host.screenshot({ animations: 'disabled' });
  for (;;) {
    const next = await host.screenshot({ animations: 'disabled' });
    if (next.equals(png)) return png;
    png = next;
  }
}

/** The story that the stage shows, in each of these looks. */
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
