import type { PackedPackage } from '../npm';

/** Something that must hold for the package as it is published. */
export interface PackageCheck {
  name: string;
  /** @returns what held, in a few words, line by line. @throws what did not. */
  run: (root: string, packed: PackedPackage) => Promise<string>;
}
