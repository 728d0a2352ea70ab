import type { OwnShiftView, PortalView, RollcallClient } from "@rollcall/core";
import { RollcallError } from "@rollcall/core/contract";

/** Whether someone is signed in. A restricted portal counts as signed in. */
export type SessionState =
  | { readonly kind: "signed-out"; readonly hasEnded: boolean }
  | { readonly kind: "signed-in"; readonly portal: PortalView; readonly nextShift: OwnShiftView | undefined };

/** Loads the portal of the caller. Being signed out is a state, not an error. */
export async function loadSession(client: RollcallClient, signal: AbortSignal): Promise<SessionState> {
  try {
    const portal = await client.portal.get({}, { signal });
    return { kind: "signed-in", portal, nextShift: await loadNextShift(client, portal, signal) };
  } catch (error) {
    if (!(error instanceof RollcallError) || error.kind !== "unauthenticated") throw error;
    return { kind: "signed-out", hasEnded: error.code === "session.ended" };
  }
}

/** Loads the next shift if a card says that there is one. The dashboard works without it. */
async function loadNextShift(
  client: RollcallClient,
  { restriction, cards }: PortalView,
  signal: AbortSignal,
): Promise<OwnShiftView | undefined> {
  if (restriction !== null || !cards?.some(({ section, at }) => section === "shifts" && at !== undefined))
    return undefined;
  try {
    return (await client.portal.listShifts({ limit: 1 }, { signal })).rows[0];
  } catch {
    return undefined;
  }
}
