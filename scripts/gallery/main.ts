import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureStorybook } from '../storybook/ensureStorybook';
import { openTheatre } from '../storybook/launch';
import { picturesOf } from '../storybook/pictures';
import { LOOKS, openStage, statesIn } from '../storybook/stories';
import { contactSheet, type Picture } from './contactSheet';

const FOLDER = 'gallery';

/** Every state that a patient can see, in every look, as pictures and on one contact sheet. */
const root = process.cwd();
const folder = ensureStorybook(root);
const theatre = await openTheatre(folder);
const stage = await openStage(theatre.browser, theatre.origin);
const pictures: Picture[] = [];

rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(FOLDER);
for (const story of statesIn(folder)) {
  await stage.show(story);
  for await (const { name, look, png } of picturesOf(stage, story)) {
    const caption = `${story.name}, ${look.theme}, ${look.width}`;
    pictures.push({ caption, png, width: look.width });
    writeFileSync(join(FOLDER, `${name}.png`), png);
  }
  console.log(story.name);
}

const phone = pictures.filter((_, index) => index % LOOKS.length === 0);
const sheets = {
  'all.png': await contactSheet(theatre.browser, pictures, LOOKS.length),
  'phone.png': await contactSheet(theatre.browser, phone, 6),
};
for (const [name, sheet] of Object.entries(sheets)) {
  writeFileSync(join(FOLDER, name), sheet);
  console.log(join(FOLDER, name));
}
await theatre.close();
