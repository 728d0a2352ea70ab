import type { RowTest } from "../kernel/rule.ts";

/** The most tests that a mask holds: shifting a bit by 32 would begin anew at the first. */
export const maxTests = 31;

/**
 * One bit per test that says anything but yes. A test that throws counts as a no, as everywhere.
 * @throws {TypeError} there are more tests than bits
 */
export function maskOf<R>(tests: readonly RowTest<R>[], row: R): number {
  if (tests.length > maxTests) throw new TypeError(`a row answers ${maxTests} tests at most, not ${tests.length}`);
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
