import type { ActivityObject } from './model';

/** The steps of the sandbox's care flow. Each becomes active when the previous one is done. */
export const STEPS: readonly Omit<ActivityObject, 'id'>[] = [
  { name: 'Before your visit', type: 'MESSAGE' },
  { name: 'Book appointment', type: 'PLUGIN_ACTION' },
  { name: 'What comes next', type: 'MESSAGE' },
];

/** The text of each message, by its name. */
export const MESSAGES: Readonly<Record<string, string>> = {
  'Before your visit': [
    '<p>Welcome. Your care team would like to meet you for a first conversation.</p>',
    '<p>It takes about half an hour. Have a list of your current medicines at hand, and think of the questions that matter most to you.</p>',
    '<p>In the next step you choose a time that suits you.</p>',
  ].join(''),
  'What comes next': [
    '<p>Your care team now prepares for your conversation. There is nothing else you need to do before it.</p>',
    '<p>You will receive an e-mail with the details. It also lets you move or cancel the appointment, should something come up.</p>',
  ].join(''),
};

/** A definition id names the page to book on: `intake` books on `clinic/intake`. */
const DEFINITION_ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

export function calLinkOf(definitionId: string): string | undefined {
  return DEFINITION_ID.test(definitionId) ? `clinic/${definitionId}` : undefined;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#x27;',
  '`': '&#x60;',
  '=': '&#x3D;',
};

/** Awell HTML-encodes field values, including `=` and `&`, which breaks a link's query. */
export function encodeHtml(text: string): string {
  return text.replace(/[&<>"'`=]/g, (character) => ENTITIES[character] ?? character);
}
