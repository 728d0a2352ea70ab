import {
  createClient,
  createInProcessTransport,
  anonymousActor,
  type Rollcall,
  type RollcallClient,
} from "@rollcall/core";
import { organization } from "../personas.ts";

/**
 * Signs in to the portal as a worker, runs `work` and signs out.
 * @param work the calls to make; `renewed` adopts the session after a password change
 */
export async function asWorker(
  rollcall: Rollcall,
  { email, password }: { readonly email: string; readonly password: string },
  work: (client: RollcallClient, renewed: (token: string) => void) => Promise<unknown>,
): Promise<void> {
  const door = createClient(createInProcessTransport(rollcall, async () => anonymousActor));
  const { organizationId } = organization;
  let token = (await door.access.signIn({ organizationId, email, password })).session?.token ?? "";
  const client = createClient(createInProcessTransport(rollcall, () => rollcall.session(token)));
  await work(client, (renewed) => {
    token = renewed;
  });
  await client.access.signOut({});
}
