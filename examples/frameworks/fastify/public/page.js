// Shows the members of the schedule that was created or chosen.
const members = document.querySelector("member-list");

function show({ scheduleId }) {
  members.scheduleId = scheduleId;
  members.hidden = false;
}

document.addEventListener("rollcall-schedule-created", show);
document.addEventListener("rollcall-schedule-chosen", show);
