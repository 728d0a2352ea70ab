import type { RollcallClient } from "@rollcall/core";
import { RollcallError } from "@rollcall/core/contract";
import type { PortalShift, PortalView } from "./portal-wire.ts";

/** Where the caller stands: before the door, or in, even if only as far as the holding page. */
export type Standing =
  | { readonly kind: "out"; readonly isEnded: boolean }
  | { readonly kind: "in"; readonly portal: PortalView; readonly next: PortalShift | undefined };

/** Asks who calls and what their portal holds; whoever is signed out is told so by an answer, not by an error. */
export async function askStanding(client: RollcallClient, signal: AbortSignal): Promise<Standing> {
  try {
    const portal = await client.portal.get({}, { signal });
    return { kind: "in", portal, next: await nextShift(client, portal, signal) };
  } catch (error) {
    if (!(error instanceof RollcallError) || error.kind !== "unauthenticated") throw error;
    return { kind: "out", isEnded: error.code === "session.ended" };
  }
}

/** The next shift, if a card says that there is one; the dashboard does without where it cannot be had. */
async function nextShift(
  client: RollcallClient,
  { restriction, cards }: PortalView,
  signal: AbortSignal,
): Promise<PortalShift | undefined> {
  if (restriction !== null || !cards?.some(({ section, at }) => section === "shifts" && at !== undefined))
    return undefined;
  try {
    return (await client.portal.listShifts({ limit: 1 }, { signal })).rows[0];
  } catch {
    return undefined;
  }
}
