/**
 * Rows that a person sees on a screen, maintained by hand: a test in Node alone doesn't prove them. A test in a browser, of a
 * component or of the whole walk, must cite each of these before it counts as covered.
 */
export const screenRows: ReadonlySet<string> = new Set([
  // Where planner users are added, activated, paused and found.
  ...["A9", "A14", "A15", "A16", "A22", "A23", "A29", "A30", "A32", "A38", "A39", "A40", "A41"],
  // The portal's dashboard and its cards.
  ...[
    "A44",
    "A45",
    "A46",
    "A47",
    "A48",
    "A49",
    "A50",
    "A51",
    "A52",
    "A53",
    "A54",
    "A55",
    "A56",
    "A57",
    "A58",
    "A59",
    "A60",
  ],
  // A worker's shifts, calendar links and availability.
  ...["A61", "A62", "A64", "A68", "A69", "X13", "X14", "X17", "X18", "X19", "X23"],
  // The Members tab: toggles, add box, remove button, columns, checkbox.
  ...["B5", "B7", "B10", "B11", "B14", "B17", "B37", "B38", "B39", "B40", "B41", "B42", "B43", "B46", "B52"],
  // What roles, settings and the plan let people do, and how they see it.
  ...["B1", "B2", "B3", "B4", "B15", "B16", "B18", "B44", "B45", "B48", "B49", "B50", "B51", "B53"],
  ...["B54", "B55", "B56", "B57", "B58", "B59", "B60", "B61", "B62", "B63", "B64", "B65", "B66", "B67"],
  // Decisions about what a screen shows.
  ...["Q11", "Q13", "Q22", "Q25", "Q37", "P54", "X22"],
]);

/** The parts of a run whose tests happen in a browser. */
export const browserRunners: ReadonlySet<string> = new Set(["browser", "e2e"]);
