import type { LinkProvider } from "@rollcall/core";
import { z } from "zod";
import { collectPages } from "../upstream/collect-pages.ts";
import { defineProvider, type Reading } from "../upstream/define-provider.ts";
import type { LinkOptions } from "../upstream/link-options.ts";
import { valueOf } from "../upstream/shapes.ts";
import { onlySchedule, toFileUrl } from "../upstream/single-file.ts";

/** The response of a JSON endpoint. `people.schema.json` of this package is generated from it. */
export const peopleAnswer = z
  .object({
    name: z.string().optional().describe("The name of the schedule."),
    timeZone: z.string().optional().describe("The time zone of the schedule: an IANA name."),
    people: z.array(
      z.object({
        id: z.string().min(1).max(300).describe("Stable and unique; people are matched by it."),
        name: z.string().describe("The person's name."),
        email: z.string().nullable().optional().describe("The person's email address."),
        emailVerified: z
          .boolean()
          .optional()
          .describe(
            "Whether you have verified that the address is theirs. Only then does it match an existing account.",
          ),
      }),
    ),
    next: z
      .string()
      .nullable()
      .optional()
      .describe(
        "The address of the next page on the same origin, absolute or relative; null or absent on the last one.",
      ),
    onCall: z
      .array(
        z.object({
          id: z.string().min(1).max(300).describe("The person's id."),
          from: z.iso.datetime({ offset: true }).describe("The start, with an offset."),
          until: z.iso.datetime({ offset: true }).describe("The end, with an offset."),
        }),
      )
      .optional()
      .describe("Who is on call in the coming weeks. Shown next to the members; read from the first page."),
  })
  .describe("People of a schedule, for a linked schedule of Rollcall.");

/**
 * Your own endpoint, which returns people as JSON. A token, if there is one, is sent as `Authorization: Bearer`. Addresses may
 * be marked as verified.
 */
export const jsonEndpoint = (options: LinkOptions): LinkProvider =>
  defineProvider(
    {
      id: "json",
      name: "JSON",
      fields: [
        { name: "url", kind: "url", required: true },
        { name: "token", kind: "secret", required: false },
      ],
      capabilities: { listsSchedules: false, onCallTimes: true, verifiesAddresses: true },
      connect(connection) {
        const token = valueOf(connection, "token");
        return {
          baseUrl: toFileUrl(valueOf(connection, "url")),
          headers: token === "" ? {} : { authorization: `Bearer ${token}` },
        };
      },
      async listSchedules({ upstream }) {
        const { name = "", timeZone = null } = await upstream.get("", peopleAnswer);
        return onlySchedule(name, timeZone);
      },
      async listPeople(reading) {
        const people = await readPeople(reading);
        return people.map(({ id, name, email, emailVerified }) => ({
          externalId: id,
          name,
          address: email,
          verified: emailVerified,
        }));
      },
      async listOnCall({ upstream }) {
        const { people, onCall = [] } = await upstream.get("", peopleAnswer);
        const names = new Map(people.map(({ id, name }) => [id, name]));
        return onCall.map(({ id, from, until }) => ({
          externalId: id,
          name: names.get(id) ?? "",
          from: Date.parse(from),
          until: Date.parse(until),
        }));
      },
    },
    options,
  );

const readPeople = ({ upstream, maxPeople }: Reading) =>
  collectPages(
    "",
    async (path) => {
      const { people, next = null } = await upstream.get(path, peopleAnswer);
      return { rows: people, next: next === "" ? null : next };
    },
    { maxRows: maxPeople },
  );
