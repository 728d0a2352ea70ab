import assert from "node:assert/strict";
import { DatabaseSync, type SQLOutputValue } from "node:sqlite";
import { createRandom } from "./sample-people.ts";
import type { FullSchedule } from "./rollcall-contender.ts";
import { pragmas } from "./pragmas.ts";

/** The rows of a role change, written by prepared statements only. Measures the cost of the disk and SQLite. */
export function handwritten(
  path: string,
  { scheduleId, callerId, personIds }: Pick<FullSchedule, "scheduleId" | "callerId" | "personIds">,
) {
  const database = new DatabaseSync(path);
  database.exec(`${pragmas}; pragma synchronous = full`);
  const begin = database.prepare("begin immediate");
  const commit = database.prepare("commit");
  const head = database.prepare("update schedules set number = ?, admins = ? where id = ? and number = ?");
  const member = database.prepare(
    "update members set role = ?, granted_by = ? where schedule_id = ? and person_id = ?",
  );
  const entry = database.prepare(
    `insert into journal (topic, number, at, operation, actor_id, via, events, decisions_changed)
     values (?, ?, ?, 'members.setRole', ?, 'host', ?, 0)`,
  );
  const subject = database.prepare("insert into journal_subjects (person_id, at, topic, number) values (?, ?, ?, ?)");
  const summary = database.prepare(
    "select number, members, admins, assignables, ready, to_invite from schedules where id = ?",
  );
  const { number: first, ...totals } = toHead(summary.get(scheduleId));
  let number = first;
  const next = createRandom(6);
  const admins = new Set<number>();

  return {
    /** Changes one role. */
    write(): void {
      const person = next(personIds.length);
      const wasAdmin = admins.delete(person);
      if (!wasAdmin) admins.add(person);
      const role = wasAdmin ? "member" : "admin";
      const was = wasAdmin ? "admin" : "member";
      const personId = personIds[person] ?? "";
      const events = [{ type: "member-changed", personId, set: { role }, was: { role: was }, totals }];
      begin.run();
      assert.equal(head.run(number + 1, totals.admins, scheduleId, number).changes, 1);
      assert.equal(member.run(role, wasAdmin ? null : callerId, scheduleId, personId).changes, 1);
      const at = Date.now();
      entry.run(scheduleId, number + 1, at, callerId, JSON.stringify(events));
      subject.run(personId, at, scheduleId, number + 1);
      commit.run();
      number++;
    },
    close(): void {
      database.close();
    },
  };
}

function toHead(row: Readonly<Record<string, SQLOutputValue>> | undefined) {
  const read = (column: string): number => Number(row?.[column]);
  return {
    number: read("number"),
    members: read("members"),
    admins: read("admins"),
    assignables: read("assignables"),
    ready: read("ready"),
    toInvite: read("to_invite"),
  };
}
