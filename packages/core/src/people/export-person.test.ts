import assert from "node:assert/strict";
import test from "node:test";
import { insert } from "../kernel/store/change.ts";
import { collection, integer, text } from "../kernel/store/collection.ts";
import { personalRowsIn } from "../kernel/subjects/personal-rows.ts";
import { collections } from "../composition/operations.ts";
import { rowsOfSubject } from "./every-row.fixture.ts";
import { mark, vehicles, badges, openFilled } from "./filled-people.fixture.ts";

/** Every text with the mark in a JSON value. History keeps values of a profile as JSON. */
const markedIn = (value: unknown): readonly string[] =>
  typeof value === "string"
    ? value.includes(mark)
      ? [value.replace(/^"(.*)"$/, "$1")]
      : []
    : typeof value === "object" && value !== null
      ? Object.values(value).flatMap(markedIn)
      : [];

/** Secrets, what mail servers answered, and other people's names are not part of an export (P09, P43). */
const omitted: readonly string[] = ["address", "etag", "reason", "contactName"];

test("exports every value that collections declare [Q49, X8]", async () => {
  const { app, boss, max, wim } = await openFilled();
  for (const { id: personId } of [max, wim]) {
    const { document } = await boss.client.people.export({ personId });
    const exported = JSON.stringify(document).toLowerCase();
    const declared = personalRowsIn([...collections, vehicles]);
    const rows = await rowsOfSubject(app.store, personId, [vehicles]);
    for (const { collection: of, declared: data } of declared) {
      const name = `${of.name}.${data.subject}`;
      if (data.export === "none") continue;
      const columns = (rows.get(name) ?? []).flatMap((row) => Object.entries(row));
      const shown = columns.filter(([column]) => !omitted.includes(column));
      for (const value of markedIn(shown))
        assert(exported.includes(JSON.stringify(value.toLowerCase())), `${name}: ${value}`);
    }
    const plate = `${mark} ${personId}`;
    const rowsIn = (name: string) => document.records.find((one) => one.collection === name)?.rows ?? [];
    assert.deepEqual(rowsIn("vehicles"), [{ plate, mileage: 7 }]);
    for (const row of rowsIn("trusted_devices")) assert.deepEqual(Object.keys(row), ["createdAt", "expiresAt"]);
    for (const row of rowsIn("calendar_links")) assert(!Object.keys(row).includes("secretHash"));
  }
});

test("continues an export beyond one page, with each row once [X8]", async () => {
  const { app, boss, max } = await openFilled();
  const fleet = Array.from({ length: 700 }, (_, i) => ({ plate: `${mark}-${i}`, driverId: max.id, mileage: i }));
  await app.store.transaction("write", (tx) => tx.write(fleet.map((one) => insert(vehicles, one))));
  const first = await boss.client.people.export({ personId: max.id });
  assert(first.next !== null);
  const second = await boss.client.people.export({ personId: max.id, after: first.next });
  assert.equal(second.next, null);
  const plates = [first, second].flatMap(({ document }) =>
    document.records.filter((one) => one.collection === "vehicles").flatMap(({ rows }) => rows),
  );
  assert.equal(new Set(plates.map(({ plate }) => plate)).size, 701);
  assert.equal(plates.length, 701);
});

test("exports each row under every column that names the person, with the columns of that declaration [X8]", async () => {
  const trips = collection("trips", {
    fields: { id: text(), driverId: text(), payerId: text(), route: text(), price: integer() },
    key: ["id"],
    indexes: { driver: ["driverId"], payer: ["payerId"] },
    personal: [
      { subject: "driverId", erase: "remove", merge: "move", export: ["route"] },
      { subject: "payerId", erase: "remove", merge: "move", export: ["price"] },
    ],
  });
  const domains = [{ name: "garage", collections: [vehicles, badges, trips] }];
  const { app, boss, max, wim } = await openFilled({ domains });
  const trip = (id: string, driverId: string, payerId: string) => ({ id, driverId, payerId, route: id, price: 7 });
  const rows = [trip("one", max.id, wim.id), trip("two", wim.id, max.id)];
  await app.store.transaction("write", (tx) => tx.write(rows.map((row) => insert(trips, row))));
  const { document } = await boss.client.people.export({ personId: max.id });
  const ofTrips = document.records.filter((one) => one.collection === "trips");
  assert.deepEqual(ofTrips, [
    { collection: "trips", rows: [{ route: "one" }] },
    { collection: "trips", rows: [{ price: 7 }] },
  ]);
});
