import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { pagerDuty } from "@rollcall/links";
import { openDataFolder } from "../data-folder.ts";
import { openHostRecords } from "../host-records.ts";
import { type Fault, openFakePagerDuty } from "./fake-pager-duty.ts";
import { pagerDutyApi } from "./pager-duty-api.ts";

/** The fake, read by Rollcall's provider. */
function openRead(folder: string) {
  const fake = openFakePagerDuty(openHostRecords(openDataFolder(folder)));
  const api = pagerDutyApi(fake);
  const regions = { us: "https://fake.example", eu: "https://fake.example" };
  const fetch = async (request: Request) => api.fetch(request);
  const provider = pagerDuty({ fetch, regions, limits: { retryDelay: 1 } });
  const connection = { settings: { region: "us" }, credentials: { token: fake.key } };
  const read = () => provider.listPeople(connection, "PNIGHT1", AbortSignal.timeout(10_000));
  const namesIn = async () => {
    const answer = await read();
    assert(answer.status === "read");
    return answer.people.map(({ name }) => name).toSorted();
  };
  return { fake, provider, connection, read, namesIn };
}

test("the fake PagerDuty can be read like the real one, keeps visitors' changes, and fails on demand [B19, P58]", async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "rollcall-pager-duty-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const { fake, provider, connection, read, namesIn } = openRead(folder);
  const samples = ["Delphine Marchetti", "Greta Halvorsen", "Jonas Lindqvist", "Oskar Brandvold"];
  assert.deepEqual(await namesIn(), samples);
  const window = { from: Date.UTC(2026, 0, 1), until: Date.UTC(2026, 0, 8) };
  const onCall = await provider.listOnCall?.(connection, "PNIGHT1", window, AbortSignal.timeout(10_000));
  assert(onCall?.status === "read");
  assert.equal(onCall.times.length, 7);

  fake.add({ name: "Signe Aalto", email: "", scheduleId: "PNIGHT1" });
  fake.remove(({ name }) => name === "Greta Halvorsen");
  fake.change(fake.people.find(({ name }) => name === "Oskar Brandvold")?.id ?? "", { name: "Oskar Lie" });
  assert.deepEqual(await openRead(folder).namesIn(), [
    "Delphine Marchetti",
    "Jonas Lindqvist",
    "Oskar Lie",
    "Signe Aalto",
  ]);

  const problems: Partial<Record<Fault, string>> = {
    error: "unreachable",
    html: "invalid-answer",
    unauthorized: "credentials-refused",
    limited: "rate-limited",
  };
  for (const [fault, problem] of Object.entries(problems) as [Fault, string][]) {
    fake.misbehave(fault);
    const answer = await read();
    assert(answer.status === "failed");
    assert.equal(answer.problem, problem);
    assert.equal(answer.retryAfter, fault === "limited" ? 60 : undefined);
  }
  fake.misbehave("none");
  fake.remove(() => true);
  assert.deepEqual(await namesIn(), []);
});
