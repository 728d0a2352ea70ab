import { createPushKeys } from "@rollcall/server/node";
import type { CliContext } from "../cli-context.ts";

/** Prints new keys for Web Push as lines for a file of environment variables (X19). Needs no configuration and stores nothing. */
export function printPushKeys({ out, err }: CliContext): void {
  const { publicKey, privateKey } = createPushKeys();
  out.write(`ROLLCALL_PUSH_PUBLIC_KEY=${publicKey}\nROLLCALL_PUSH_PRIVATE_KEY=${privateKey}\n`);
  err.write("Keep the private key secret. With new keys, every browser has to turn on notifications again.\n");
}
