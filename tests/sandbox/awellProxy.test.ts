import { describe, expect, it } from 'vitest';
import { isAllowed, withoutSecrets } from '../../demo/operations';

describe("the demo's way to Awell", () => {
  it.each([
    'query ($id: String!) { extensionActivityRecord(id: $id) { record { settings { key value } } } }',
    'mutation ($input: MarkMessageAsReadInput!) { markMessageAsRead(input: $input) { success } }',
  ])('passes on %s', (query) => {
    expect(isAllowed(query)).toBe(true);
  });

  it.each([
    ['another operation', '{ patient(id: "1") { patient { id } } }'],
    ['one hidden behind another', '{ message(id: "1") { code } patient(id: "1") { code } }'],
    [
      'two operations',
      'query a { message(id: "1") { code } } query b { message(id: "1") { code } }',
    ],
    ['an alias', '{ extensionActivityRecord(id: "1") { record { s: settings { v: value } } } }'],
    ['a fragment', '{ ...all } fragment all on Query { message(id: "1") { code } }'],
    ['an inline fragment', '{ ... on Query { patient(id: "1") { code } } }'],
    ['what is not GraphQL', 'undefined'],
  ])('refuses %s', (_, query) => {
    expect(isAllowed(query)).toBe(false);
  });

  it('keeps every setting but the public ones', () => {
    const settings = [
      { key: 'apiKey', value: 'secret' },
      { key: 'customDomain', value: 'c' },
    ];
    const answer = {
      data: { record: { id: '1', settings, inputs: [{ extension_settings: settings }] } },
    };
    expect(withoutSecrets(answer)).toEqual({
      data: {
        record: {
          id: '1',
          settings: [settings[1]],
          inputs: [{ extension_settings: [settings[1]] }],
        },
      },
    });
    expect(withoutSecrets({ settings: [{ value: 'secret' }] })).toEqual({ settings: [] });
    expect(withoutSecrets({ settings: null })).toEqual({ settings: null });
  });
});
