// Separate from `rollcall.cjs`, because older versions of Node cannot parse `import()`.
"use strict";

void import("@rollcall/cli/command").then(({ runFromProcess }) => runFromProcess());
