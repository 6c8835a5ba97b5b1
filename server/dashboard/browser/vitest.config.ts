// SPDX-License-Identifier: Apache-2.0
import { defineConfig } from 'vitest/config';

// One file after the other: a browser and a job are enough for a machine of two cores. The times
// matter only when something hangs.
export default defineConfig({
  test: { include: ['browser/**/*.test.ts'], fileParallelism: false, testTimeout: 120_000, hookTimeout: 300_000 },
});
