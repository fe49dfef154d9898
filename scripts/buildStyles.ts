import { writeFileSync } from 'node:fs';
import { build } from 'vite';

// The JavaScript never imports the styles: a host may leave them out or load them its own way.
await build({
  configFile: false,
  build: {
    emptyOutDir: false,
    // Minified, not rewritten for older browsers: lowering light-dark() would need our own color-scheme.
    cssTarget: 'esnext',
    rolldownOptions: {
      input: { styles: 'src/styles.css' },
      output: { assetFileNames: '[name][extname]' },
    },
  },
});

// TypeScript 7 also needs declarations for side-effect imports. The default export is for bundlers that import the
// styles as text.
writeFileSync('dist/styles.css.d.cts', 'declare const styles: string;\nexport default styles;\n');
