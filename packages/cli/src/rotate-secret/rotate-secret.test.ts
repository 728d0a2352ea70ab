import assert from "node:assert/strict";
import test from "node:test";
import { configured, install, strongSecret } from "../installation.fixture.ts";

test("rotate-secret seals with the first of several secrets, and requires one [P66, F15]", async (t) => {
  const { call } = install(t, configured(`secret: ["${strongSecret.toLowerCase()}", "${strongSecret}"],`));
  assert.deepEqual(await call(["rotate-secret"]), {
    code: 0,
    out: "0 values sealed with the first secret; 0 already were.\nThe other secrets are no longer needed.\n",
    err: "",
  });
  const { code, err } = await install(t, configured()).call(["rotate-secret"]);
  assert.equal(code, 2);
  assert.match(err, /`secret` is not set/);
});
