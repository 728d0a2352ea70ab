import { insert, remove, update } from "@rollcall/core";
import { assert } from "chai";
import { people, peopleByKey, person, personById, schedule, schedules } from "./samples.ts";
import { answer, failure, pause, write, type Kit } from "./store-pair.ts";

/** Longer than the 250 ms of the port, because a busy machine also delays timers. */
const patience = 30_000;

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

  test("announces updates, removals and changes of every collection", async (store, other) => {
    await write(store, [insert(people, person("p1"))]);
    const changes = [
      update(people, ["p1"], { name: "x" }),
      insert(schedules, schedule("s1")),
      remove(people, ["p1"]),
      remove(schedules, ["s1"]),
    ];
    for (const change of changes) {
      const { arrive, arrived } = expected();
      const stop = other.watch(arrive);
      await write(store, [change]);
      await arrived;
      stop();
    }
  });

  test("announces the last of many commits to a listener that was called for the first, with all rows in place", async (store, other) => {
    const [first, last] = [expected(), expected()];
    let reading: Promise<void> = Promise.resolve();
    const stop = other.watch(() => {
      reading = reading.then(async () => {
        const { length } = await answer(other, peopleByKey({ equal: [], limit: 99 }));
        if (length > 0) first.arrive();
        if (length === 40) last.arrive();
      });
    });
    await write(store, [insert(people, person("p0"))]);
    await first.arrived;
    await Promise.all(Array.from({ length: 39 }, (_, i) => write(store, [insert(people, person(`p${i + 1}`))])));
    await last.arrived;
    stop();
    await reading;
  });

  test("calls a listener that was added twice until both are stopped", async (store, other) => {
    let calls = 0;
    const listener = (): void => {
      calls++;
    };
    const stops = [other.watch(listener), other.watch(listener)];
    stops[0]?.();
    stops[0]?.();
    const { arrive, arrived } = expected();
    other.watch(arrive);
    await write(store, [insert(people, person("p1"))]);
    await arrived;
    assert.isAtLeast(calls, 1);
    stops[1]?.();
  });

  test("announces commits after failed transactions of both instances", async (store, other) => {
    const { arrive, arrived } = expected();
    await failure(() => write(store, [remove(people, ["p1"])]));
    await failure(() => write(other, [remove(people, ["p1"])]));
    const stop = other.watch(arrive);
    await failure(() => write(store, [insert(people, person("p1")), remove(people, ["p2"])]));
    await write(store, [insert(people, person("p1"))]);
    await arrived;
    stop();
  });

  test("calls no listener of a closed instance", async (store, other) => {
    let calls = 0;
    other.watch(() => {
      calls++;
    });
    await other.close();
    calls = 0;
    await write(store, [insert(people, person("p1"))]);
    await pause(50);
    assert.equal(calls, 0);
  });
}
