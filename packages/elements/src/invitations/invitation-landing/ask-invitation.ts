import type { RollcallClient } from "@rollcall/core";

/** What an invitation link is for. */
export type Preview = Awaited<ReturnType<RollcallClient["invitations"]["preview"]>>;

/** An invitation as whoever has its link in hand sees it. */
export interface Invitation extends Preview {
  /** As whom they are signed in, where that is somebody else than whom it is for. */
  readonly signedInAs: string;
  /** What they are on, where they have accepted before. */
  readonly accepted: Accepted | undefined;
}

/** What became of accepting. */
export type Accepted = Awaited<ReturnType<RollcallClient["invitations"]["accept"]>>;

/** Asks what a link is for, and what its page needs beside that. Changes nothing (P10). */
export async function askInvitation(client: RollcallClient, token: string, signal: AbortSignal): Promise<Invitation> {
  const preview = await client.invitations.preview({ token }, { signal });
  return {
    ...preview,
    signedInAs: preview.you === "other" ? await myName(client, signal) : "",
    // Whoever has accepted before gets the same answer again, and nothing happens twice (P04).
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
