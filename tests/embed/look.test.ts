import { describe, expect, it } from 'vitest';
import { readableOn } from '../../src/embed/look';

describe('text on the brand colour is black or white, whichever is readable', () => {
  it.each([
    ['rgb(0, 74, 194)', '#ffffff'],
    ['rgb(0,74,194)', '#ffffff'],
    ['rgb(255 255 0)', '#000000'],
    ['rgb(255, 255, 0)', '#000000'],
    ['rgb(0, 0, 0)', '#ffffff'],
    ['rgba(255, 255, 255, 0.9)', '#000000'],
    ['#004ac2', '#ffffff'],
    ['#FFE600', '#000000'],
    ['#fe0', '#000000'],
    ['color(srgb 1 0 0)', undefined],
    ['#12345', undefined],
  ])('%s → %s', (color, text) => {
    expect(readableOn(color)).toBe(text);
  });
});
