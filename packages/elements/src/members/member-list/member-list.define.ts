import { MemberList } from "./member-list.ts";

if (!customElements.get("member-list")) customElements.define("member-list", MemberList);
