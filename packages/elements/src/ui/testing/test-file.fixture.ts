import { config } from "chai";

// An array in a message would be shortened to its length.
config.truncateThreshold = 0;

type Hook = "before" | "after" | "beforeEach" | "afterEach";

const { describe: addSuite, before, after, beforeEach, afterEach } = globalThis;
const addHook = { before, after, beforeEach, afterEach };
const { href } = location;

/**
 * Puts the suites of a test file, whose modules are evaluated next, into one with the name of the file, together with the
 * hooks outside them. Restores the page when they have run: other test files run in the same page.
 */
export function startTestFile(file: string): void {
  const hooks: [Hook, Mocha.Func][] = [];
  const collect = (hook: Hook) => (run: Mocha.Func) => void hooks.push([hook, run]);
  const describeInFile = (title: string, body: (this: Mocha.Suite) => void): void => {
    Object.assign(globalThis, { describe: addSuite, ...addHook });
    addSuite(file, () => {
      after(restorePage);
      for (const [hook, run] of hooks) addHook[hook](run);
      addSuite(title, body);
    });
    Object.assign(globalThis, atRoot);
  };
  const atRoot = {
    describe: describeInFile,
    before: collect("before"),
    after: collect("after"),
    beforeEach: collect("beforeEach"),
    afterEach: collect("afterEach"),
  };
  Object.assign(globalThis, atRoot);
}

function restorePage(): void {
  document.body.replaceChildren();
  const { documentElement } = document;
  for (const name of documentElement.getAttributeNames()) documentElement.removeAttribute(name);
  document.title = "";
  sessionStorage.clear();
  history.replaceState(null, "", href);
}
