import type { RollcallClient } from "@rollcall/core";

/** The result of accepting. */
export type Accepted = Awaited<ReturnType<RollcallClient["invitations"]["accept"]>>;

/** An invitation as shown to the person who opened its link. */
export interface Invitation extends Awaited<ReturnType<RollcallClient["invitations"]["preview"]>> {
  /** The signed-in address, if it differs from the invited one. */
  readonly signedInAs: string;
  readonly accepted: Accepted | undefined;
}

/** Loads what the page shows for a link. Changes nothing (P10). */
export async function loadInvitation(client: RollcallClient, token: string, signal: AbortSignal): Promise<Invitation> {
  const preview = await client.invitations.preview({ token }, { signal });
  return {
    ...preview,
    signedInAs: preview.you === "other" ? await myAddress(client, signal) : "",
    // Accepting again returns the same result without side effects (P04).
    accepted:
      preview.you === "accepted" && preview.restriction === null
        ? await client.invitations.accept({ token }, { signal })
        : undefined,
  };
}

const myAddress = (client: RollcallClient, signal: AbortSignal): Promise<string> =>
  client.people.getMe({}, { signal }).then(
    ({ person }) => person.email || person.name,
    () => "",
  );
