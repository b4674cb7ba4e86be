import { defineConfig } from 'vitest/config';

/** The tests of the path of a value, for `npm run test:mutation`: without a browser, in seconds. */
export default defineConfig({
  test: {
    include: [
      'src/data/{calculate,literal,quantity,series}.test.ts',
      'src/data/tables/{number-text,cell-value,extract,table-statistics,read-text,read-json}.test.ts',
      'src/editions/compare.test.ts',
      'src/pdf/preflight/{account,printed-value}.test.ts',
      'src/style/locale/*.test.ts',
    ],
    exclude: ['src/style/locale/load.test.ts'],
    isolate: false,
  },
});
