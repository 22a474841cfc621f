import { defineConfig } from 'vitest/config';

// One browser and one server for all: files run one after the other.
export default defineConfig({
  test: { include: ['tests/**/*.test.ts'], fileParallelism: false, testTimeout: 60_000, hookTimeout: 120_000 },
});
