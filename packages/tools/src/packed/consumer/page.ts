import "@rollcall/elements/rollcall-provider/define";
import "@rollcall/elements/schedule-list/define";
import "@rollcall/elements/member-list/define";
import "@rollcall/elements/worker-portal/define";
