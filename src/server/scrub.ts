const HEX = (character: string): string => character.charCodeAt(0).toString(16).padStart(2, '0');

/** One character of a key, as JSON, an address or a form may write it. */
function anyFormOf(character: string): string {
  const hex = HEX(character);
  const literal = character.replace(/[^\w-]/, '\\$&');
  const forms = [
    `\\\\?${literal}`,
    `\\\\u00${hex}`,
    `%(?:25)?${hex}`,
    `&#(?:x0*${hex}|${parseInt(hex, 16)});`,
  ];
  if (character === ' ') forms.push('\\+');
  return `(?:${forms.join('|')})`;
}

/** The middle of a key in base64, for each of the three offsets that it may start at. */
const base64Forms = (key: string): string[] =>
  [0, 1, 2].map((before) => {
    const all = btoa('-'.repeat(before) + key).replace(/=+$/, '');
    return all.slice(
      before === 0 ? 0 : before + 1,
      (key.length + before) % 3 === 0 ? undefined : -1,
    );
  });

/** Removes a key from a text, in each form in which a service may echo it. */
export function createScrubber(key: string): (text: string) => string {
  const bare = key.replace(/^cal_(?:live_|test_)?/, '');
  // Shorter parts of a key would match ordinary words.
  const keys = [key, ...(bare.length >= 8 ? [bare] : [])];
  const whole = keys.map((one) => [...one].map(anyFormOf).join(''));
  const encoded = keys.flatMap((one) =>
    one.length < 8 ? [] : base64Forms(one).concat(Array.from(one, HEX).join('')),
  );
  const literal = encoded.map((form) => form.replace(/[^\w]/g, '\\$&'));
  const pattern = new RegExp([...whole, ...literal].join('|'), 'gi');
  return (text) => text.replace(pattern, '[key]');
}
