// What the host's pages load: Rollcall's components, and the host's own list of schedules.
import "@rollcall/elements/rollcall-provider/define";
import "@rollcall/elements/member-list/define";
import "./my-schedules.ts";
