import { PermissionMatrix } from "./permission-matrix.ts";

if (!customElements.get("permission-matrix")) customElements.define("permission-matrix", PermissionMatrix);
