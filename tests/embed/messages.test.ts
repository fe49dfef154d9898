import { expect, it, onTestFinished } from 'vitest';
import { noteOpened } from '../../src/embed/messages';

const LINK = 'clinic/intake/embed?name=Ada';

it('closing a page that waits for embed.js removes its entry from the queue, and no other', () => {
  const other = ['inline', { calLink: 'clinic/other/embed' }];
  const q = [['init', {}], ['inline', { calLink: LINK, elementOrSelector: document.body }], other];
  Object.assign(window, { Cal: Object.assign(() => undefined, { ns: { one: { q } } }) });
  onTestFinished(() => void Reflect.deleteProperty(window, 'Cal'));
  noteOpened('one', LINK)();
  expect(q).toEqual([['init', {}], other]);
});
