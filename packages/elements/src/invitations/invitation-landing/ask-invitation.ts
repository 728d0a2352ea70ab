import type { RollcallClient } from "@rollcall/core";

/** The preview of an invitation. */
export type Preview = Awaited<ReturnType<RollcallClient["invitations"]["preview"]>>;

/** An invitation as shown to the person who opened its link. */
export interface Invitation extends Preview {
  /** The signed-in address, if it differs from the invited one. */
  readonly signedInAs: string;
  /** The result of a previous acceptance. */
  readonly accepted: Accepted | undefined;
}

/** The result of accepting. */
export type Accepted = Awaited<ReturnType<RollcallClient["invitations"]["accept"]>>;

/** Loads what the page shows for a link. Changes nothing (P10). */
export async function askInvitation(client: RollcallClient, token: string, signal: AbortSignal): Promise<Invitation> {
  const preview = await client.invitations.preview({ token }, { signal });
  return {
    ...preview,
    signedInAs: preview.you === "other" ? await myName(client, signal) : "",
    // Accepting again returns the same result without side effects (P04).
    accepted: preview.you === "accepted" ? await client.invitations.accept({ token }, { signal }) : undefined,
  };
}

async function myName(client: RollcallClient, signal: AbortSignal): Promise<string> {
  try {
    const { person } = await client.people.getMe({}, { signal });
    return person.email || person.name;
  } catch {
    return "";
  }
}
