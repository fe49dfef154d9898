import { expect, it, onTestFinished } from 'vitest';
import { noteOpened } from '../../src/embed/messages';

const LINK = 'clinic/intake/embed?name=Ada';

it('what waits for an embed.js that never came is forgotten with its page, and nothing else', () => {
  const other = ['inline', { calLink: 'clinic/other/embed' }];
  const q = [['init', {}], ['inline', { calLink: LINK, elementOrSelector: document.body }], other];
  Object.assign(window, { Cal: Object.assign(() => undefined, { ns: { one: { q } } }) });
  onTestFinished(() => void Reflect.deleteProperty(window, 'Cal'));
  noteOpened('one', LINK)();
  expect(q).toEqual([['init', {}], other]);
});
