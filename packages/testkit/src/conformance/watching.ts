import { insert, update } from "@rollcall/core";
import { assert } from "chai";
import { people, person, personById } from "./samples.ts";
import { answer, write, type Kit } from "./store-pair.ts";

/** Longer than the 250 ms of the port, because a busy machine also delays timers. */
const patience = 3_000;

/** A promise with a timeout. */
function expected(): { readonly arrive: () => void; readonly arrived: Promise<void> } {
  let arrive = (): void => undefined;
  const arrived = new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new Error(`no announcement within ${patience} ms`));
    }, patience);
    arrive = () => {
      clearTimeout(timer);
      resolve();
    };
  });
  return { arrive, arrived };
}

export function watching({ test }: Kit): void {
  test("announces commits of the other instance, in both directions", async (store, other) => {
    for (const [writer, watcher] of [
      [store, other],
      [other, store],
    ] as const) {
      const { arrive, arrived } = expected();
      const stop = watcher.watch(arrive);
      const id = writer === store ? "p1" : "p2";
      await write(writer, [insert(people, person(id))]);
      await arrived;
      assert.equal((await answer(watcher, personById(id)))?.id, id);
      stop();
    }
  });

  test("announces again after every later commit", async (store, other) => {
    await write(store, [insert(people, person("p1"))]);
    for (let logins = 1; logins <= 3; logins++) {
      const { arrive, arrived } = expected();
      const stop = other.watch(arrive);
      await write(store, [update(people, ["p1"], { logins })]);
      await arrived;
      stop();
    }
  });

  test("calls every active listener and no stopped one", async (store, other) => {
    const calls: string[] = [];
    const { arrive, arrived } = expected();
    const stopFirst = other.watch(() => calls.push("stopped"));
    other.watch(() => calls.push("second"));
    other.watch(arrive);
    stopFirst();
    await write(store, [insert(people, person("p1"))]);
    await arrived;
    assert.include(calls, "second");
    assert.notInclude(calls, "stopped");
  });
}
