import { build } from 'rolldown';
import { scripts } from './entries';

for (const [name, input] of Object.entries(scripts)) {
  await build({
    input,
    platform: 'browser',
    transform: { target: 'es2021' },
    output: { file: `dist/${name}.cjs`, format: 'iife', minify: true, sourcemap: true },
  });
}
