// The script of the pages with the worker portal.
import "@rollcall/elements/rollcall-provider/define";
import "@rollcall/elements/worker-portal/define";
import { routeSections } from "./portal-sections.ts";

routeSections();
