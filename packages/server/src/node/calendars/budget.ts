/** A calendar asks for more than is given to one: a rule without an end, or more entries than anybody has. */
export class TooMuch extends Error {
  override readonly name = "TooMuch";
}

/** How much work a calendar may cause. */
export interface Budget {
  /** @throws {TooMuch} there is not so much left */
  spend(steps: number): void;
}

/** A budget of so many steps. */
export function createBudget(steps: number): Budget {
  let left = steps;
  return {
    spend(some) {
      left -= some;
      if (left < 0) throw new TooMuch();
    },
  };
}
