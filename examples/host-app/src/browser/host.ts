// What the host's pages load: the components that a page holds, and the host's own list of schedules.
import "./my-schedules.ts";

const loaders: Readonly<Record<string, () => Promise<unknown>>> = {
  "rollcall-provider": () => import("@rollcall/elements/rollcall-provider/define"),
  "member-list": () => import("@rollcall/elements/member-list/define"),
  "member-history": () => import("@rollcall/elements/member-history/define"),
  "schedule-list": () => import("@rollcall/elements/schedule-list/define"),
  "schedule-shifts": () => import("@rollcall/elements/schedule-shifts/define"),
  "schedule-readiness": () => import("@rollcall/elements/schedule-readiness/define"),
  "schedule-settings": () => import("@rollcall/elements/schedule-settings/define"),
  "organization-settings": () => import("@rollcall/elements/organization-settings/define"),
};

for (const [tag, load] of Object.entries(loaders)) {
  if (document.querySelector(tag) !== null) void load();
}
