import { PlannerUsers } from "./planner-users.ts";

if (!customElements.get("planner-users")) customElements.define("planner-users", PlannerUsers);
