import type { PackedPackage } from '../npm';

/** A property of the published package. */
export interface PackageCheck {
  name: string;
  /** @returns what was checked, in a few words, line by line. @throws what failed. */
  run: (root: string, packed: PackedPackage) => Promise<string>;
}
