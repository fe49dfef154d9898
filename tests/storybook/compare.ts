import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

/**
 * Baselines are a quarter as wide and high, in colours rounded to steps of 8: a few kB each. This averages away how a
 * machine smooths the edges of letters, but a line that is 1 px thick still counts. The font is the same everywhere,
 * because the stories bring theirs along.
 */
const SCALE = 4;
const STEP = 8;
/**
 * The difference from which two points count as different: more than rounding can cause (half a step), and less than a
 * change of hue that one would see on a button.
 */
const THRESHOLD = 0.03;
/** How much of a picture may differ. Other text smoothing comes to 0; a gap that is 1 px wider comes to 0.5 % or more. */
const TOLERANCE = 0.001;

/** A quarter as wide and high: each point is the average of the points it replaces. */
function shrink(png: Buffer): PNG {
  const from = PNG.sync.read(png);
  const to = new PNG({
    width: Math.floor(from.width / SCALE),
    height: Math.floor(from.height / SCALE),
  });
  for (let index = 0; index < to.data.length; index += 1) {
    const channel = index % 4;
    const left = (Math.floor(index / 4) % to.width) * SCALE;
    const top = Math.floor(index / 4 / to.width) * SCALE;
    let sum = 0;
    for (let point = 0; point < SCALE ** 2; point += 1) {
      const row = top + Math.floor(point / SCALE);
      const column = left + (point % SCALE);
      sum += from.data[(row * from.width + column) * 4 + channel] ?? 0;
    }
    to.data[index] = Math.round(sum / SCALE ** 2);
  }
  return to;
}

/** The reduced picture that later ones are compared with. */
export function baselineOf(png: Buffer): Buffer {
  const small = shrink(png);
  small.data.forEach((value, index) => {
    small.data[index] = Math.min(255, Math.round(value / STEP) * STEP);
  });
  return PNG.sync.write(small, { colorType: 2, deflateLevel: 9 });
}

/** Puts a picture on a larger, transparent sheet, so that pictures of different sizes can be compared. */
function onSheet(picture: PNG, width: number, height: number): PNG {
  const sheet = new PNG({ width, height });
  PNG.bitblt(picture, sheet, 0, 0, picture.width, picture.height);
  return sheet;
}

export interface Comparison {
  isSame: boolean;
  /** The share of points that differ. */
  share: number;
  /** The differences, in red. */
  diff: Buffer;
}

export function compare(png: Buffer, baseline: Buffer): Comparison {
  const [actual, expected] = [shrink(png), PNG.sync.read(baseline)];
  const width = Math.max(actual.width, expected.width);
  const height = Math.max(actual.height, expected.height);
  const diff = new PNG({ width, height });
  const differing = pixelmatch(
    onSheet(actual, width, height).data,
    onSheet(expected, width, height).data,
    diff.data,
    width,
    height,
    { threshold: THRESHOLD, includeAA: true },
  );
  const share = differing / (width * height);
  const isSameHeight = actual.height === expected.height;
  return { isSame: isSameHeight && share <= TOLERANCE, share, diff: PNG.sync.write(diff) };
}
