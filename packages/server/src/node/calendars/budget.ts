/** A calendar exceeds its budget: a rule without an end, or an implausible number of entries. */
export class BudgetExceeded extends Error {
  override readonly name = "BudgetExceeded";
}

/** Limits the work a calendar can cause. */
export interface Budget {
  /** @throws {BudgetExceeded} the budget is exceeded */
  spend(steps: number): void;
}

/** Creates a budget of a number of steps. */
export function createBudget(steps: number): Budget {
  let left = steps;
  return {
    spend(some) {
      left -= some;
      if (left < 0) throw new BudgetExceeded();
    },
  };
}
