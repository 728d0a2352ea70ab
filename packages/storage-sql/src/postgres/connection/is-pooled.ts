import type { Client } from "pg";

/** Whether a connection goes through a pooler, which shows its own process id instead of that of the server. */
export async function isPooled(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ pid: number }>("select pg_backend_pid() as pid");
  return rows[0]?.pid !== (client as { readonly processID?: number }).processID;
}
