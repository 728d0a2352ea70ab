import { once } from "node:events";
import { forkProgram } from "../../fork-program.ts";
import type { MailWorld } from "./mail-world.ts";

/** Longer than the lease of an email, so emails of a killed process are due again. */
const overLease = 180_000;

/** Sends due mail in separate processes and kills each during the dispatch. */
export async function killDispatches(world: MailWorld, kills: number, random: () => number): Promise<void> {
  const maxMails = Math.max(4, Math.floor(world.open() / kills));
  for (let kill = 1; kill <= kills; kill++) {
    // Kill after some emails, before the last is acknowledged or a little later.
    const last = 1 + Math.floor(random() * maxMails);
    const delay = random() < 0.5 ? 0 : random() * 8;
    let count = 0;
    let reached: () => void = () => undefined;
    const enough = new Promise<void>((resolve) => (reached = resolve));
    world.server.onReceived(() => {
      count += 1;
      if (count !== last) return;
      if (delay === 0) reached();
      else setTimeout(reached, delay);
    });
    const args = [world.path, String(world.server.port), String(world.clock.now())];
    const child = await forkProgram(new URL("./dispatch-process.ts", import.meta.url), args);
    const ended = once(child, "exit");
    await Promise.race([enough, ended]);
    child.kill("SIGKILL");
    await ended;
    world.kills = kill;
    world.server.follow({}, world.kills);
    world.clock.time += overLease;
  }
  world.server.onReceived(() => undefined);
}
