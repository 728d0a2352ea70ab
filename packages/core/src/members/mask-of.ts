import type { RowTest } from "../kernel/operations/rule.ts";

/** The maximum number of tests in a mask: shifting by 32 bits would wrap around. */
export const maxTests = 31;

/**
 * One bit per test that doesn't pass. A test that throws denies.
 * @throws {TypeError} if there are more tests than bits
 */
export function maskOf<R>(tests: readonly RowTest<R>[], row: R): number {
  if (tests.length > maxTests) throw new TypeError(`a row can have at most ${maxTests} tests, not ${tests.length}`);
  let mask = 0;
  let bit = 1;
  for (const test of tests) {
    if (!passes(test, row)) mask |= bit;
    bit <<= 1;
  }
  return mask;
}

function passes<R>(test: RowTest<R>, row: R): boolean {
  try {
    return test(row) === true;
  } catch {
    return false;
  }
}
