import type { PanelHost } from "./panel-host.ts";
import { reasonText } from "./problem-line.ts";

/** Loads a module when it is first needed and uses it, or shows that it couldn't be loaded. */
export async function loadOnDemand<Module>(
  { toast, words }: PanelHost,
  load: () => Promise<Module>,
  use: (module: Module) => unknown,
): Promise<void> {
  let loaded: Module;
  try {
    loaded = await load();
  } catch {
    toast?.warn(reasonText(words, { code: "server.unreachable" }));
    return;
  }
  await use(loaded);
}
