export { addMembers } from "./add-members.ts";
export { getMember } from "./get-member.ts";
export { leaveSchedule } from "./leave-schedule.ts";
export { listMembers } from "./list-members.ts";
export { removeMember } from "./remove-member.ts";
export { setAssignable } from "./set-assignable.ts";
export { setInvited } from "./set-invited.ts";
export { setRole } from "./set-role.ts";
