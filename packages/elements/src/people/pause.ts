import type { AccessView } from "./wire.ts";

/** Where the portal of somebody stands: open, shut, or open until a pause that is planned (A28, X20). */
export function pauseOf({ portal, from }: Pick<AccessView, "portal" | "from">): "none" | "planned" | "paused" {
  if (portal === "off") return "paused";
  // What is kept of a pause that has ended by itself is no plan.
  return from !== null && new Date(from) > new Date() ? "planned" : "none";
}
