// Apart from `rollcall.cjs`: `import()` is newer than what may run it.
"use strict";

void import("@rollcall/cli/command").then(({ runFromProcess }) => runFromProcess());
