import { PlannerUser } from "./planner-user.ts";

if (!customElements.get("planner-user")) customElements.define("planner-user", PlannerUser);
