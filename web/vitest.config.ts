import { defineConfig } from 'vitest/config';

export default defineConfig({
  server: { fs: { allow: ['..'] } }, // data/ontology.txt
  test: { include: ['src/**/*.test.ts'] },
});
