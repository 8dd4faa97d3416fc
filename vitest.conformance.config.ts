import { defineConfig } from 'vitest/config';

/** Checks that need tools from outside (LibreOffice, pandoc, qpdf, poppler): `npm run conformance`. */
export default defineConfig({
  test: {
    include: ['tests/conformance/**/*.conformance.ts'],
    setupFiles: ['tests/support/without-colours.ts'],
    globalSetup: ['tests/conformance/build-once.ts'],
    reporters: ['verbose'],
    testTimeout: 600_000,
    hookTimeout: 600_000,
    fileParallelism: false,
  },
});
