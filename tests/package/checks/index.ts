import type { PackageCheck } from './check';
import { reactMatrix } from './react';
import { surface } from './surface';
import { attw, browsers, knip, publint, sizes } from './tools';
import { typesMatrix } from './typescript';

export type { PackageCheck };

export const packageChecks: readonly PackageCheck[] = [
  publint,
  attw,
  knip,
  browsers,
  sizes,
  typesMatrix,
  reactMatrix,
  surface,
];
