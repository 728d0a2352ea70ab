import type { PanelHost } from "../host/panel-host.ts";
import { reasonText } from "./problem-line.ts";

/** Loads a module when it is first needed and uses it. Shows that it is loading if that takes long, and shows a failure. */
export async function loadOnDemand<Module>(
  { toast, words }: PanelHost,
  load: () => Promise<Module>,
  use: (module: Module) => unknown,
): Promise<void> {
  let loaded: Module;
  try {
    const loading = load();
    toast?.wait?.(words.text("panel.pending"), loading);
    loaded = await loading;
  } catch {
    toast?.warn(reasonText(words, { code: "server.unreachable" }));
    return;
  }
  await use(loaded);
}
