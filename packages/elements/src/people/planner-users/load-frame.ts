import type { Decision } from "@rollcall/core/contract";
import type { RollcallClient } from "@rollcall/core";
import { unlessRefused } from "../../messages/reason-words.ts";

/** What stands around the rows. */
export interface Frame {
  readonly organizationId: string;
  readonly create: Decision;
  /** Whether the host has a directory, and the caller may look into it. */
  readonly hasDirectory: boolean;
}

/** Asks whose people they are, and what the caller may do besides looking. */
export async function loadFrame(client: RollcallClient, signal: AbortSignal): Promise<Frame> {
  const [{ organization }, create, hasDirectory] = await Promise.all([
    client.organizations.get({}, { signal }),
    // The name only stands for the one that will be typed.
    client.people.create.check({ firstName: "A", lastName: "B", email: "new@example.invalid" }, { signal }),
    client.people.listDirectory.check({ search: "a" }, { signal }).then(({ allowed }) => allowed, unlessRefused),
  ]);
  return { organizationId: organization.id, create, hasDirectory: hasDirectory === true };
}
