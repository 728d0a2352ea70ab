import { insert } from "@rollcall/core";
import { assert } from "chai";
import { people, person, personById } from "./samples.ts";
import { answer, refuses, write, type Kit } from "./store-pair.ts";

export function closing({ test }: Kit): void {
  test("refuses work after it is closed and lets the other instance go on", async (store, other) => {
    await write(store, [insert(people, person("p1"))]);
    await store.close();
    await refuses("StoreUnavailable", () =>
      store.transaction("read", (transaction) => transaction.read([personById("p1")])),
    );
    await refuses("StoreUnavailable", () =>
      store.transaction("write", (transaction) => transaction.write([insert(people, person("p2"))])),
    );
    assert.equal((await answer(other, personById("p1")))?.id, "p1");
    await write(other, [insert(people, person("p2"))]);
  });

  test("closes twice without complaint", async (store) => {
    await store.close();
    await store.close();
  });
}
