import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureStorybook } from '../storybook/ensureStorybook';
import { openTheatre } from '../storybook/launch';
import { picturesOf } from '../storybook/pictures';
import { LOOKS, openStage, statesIn } from '../storybook/stories';
import { contactSheet, type Picture } from './contactSheet';

const FOLDER = 'gallery';

/** Every state that a patient can see, in every look, as pictures and on contact sheets. */
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
/** All looks of a state side by side. A browser can draw only so many on one sheet. */
const perSheet = 12 * LOOKS.length;
const sheets: [name: string, pictures: Picture[], columns: number][] = [['phone', phone, 6]];
for (let start = 0; start < pictures.length; start += perSheet) {
  const number = start / perSheet + 1;
  sheets.push([`all-${number}`, pictures.slice(start, start + perSheet), LOOKS.length]);
}
for (const [name, shown, columns] of sheets) {
  const file = join(FOLDER, `${name}.png`);
  writeFileSync(file, await contactSheet(theatre.browser, shown, columns));
  console.log(file);
}
await theatre.close();
