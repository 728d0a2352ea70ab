import { z } from "zod";
import { operation } from "../identity/operation.ts";
import { cursor, id } from "../kernel/values/fields.ts";
import { toPage } from "../kernel/store/page.ts";
import { list } from "../kernel/store/query.ts";
import { scheduleFacts, toMemberContext } from "../schedules/member-context.ts";
import { membersPlan, outsidersSeeNothing } from "../schedules/role-rules.ts";
import { orderOfShift, toShiftWindow } from "../shifts/shift-order.ts";
import { type Offer, offers } from "./collection.ts";
import { answerPeopleFacts, answersIn, offerFacts } from "./offer-facts.ts";
import { offerView, toOfferView } from "./view.ts";

const all = list(offers, "created", 1);
const pending = list(offers, "pending", 2);
const ofShift = list(offers, "shift", 3);

/** The maximum number of offers on a page. */
const maxOffers = 50;

const input = z.strictObject({
  scheduleId: id,
  /** Only offers of this shift that can still be filled. */
  shiftId: id.optional(),
  /** `pending`: only offers in which something can still happen. */
  only: z.enum(["pending", "all"]).default("pending"),
  limit: z.int().min(1).max(maxOffers).default(20),
  after: cursor.optional(),
});

type Input = z.output<typeof input>;

/**
 * Lists a schedule's offers with their answers, latest first, for people who plan it (B63, Q60).
 * @throws {RollcallError} `request.not-found`, `request.forbidden`, `request.invalid`
 */
export const listOffers = operation({
  name: "offers.list",
  summary: "Lists a schedule's offers with their answers.",
  input,
  output: z.strictObject({ rows: z.array(offerView).readonly(), next: cursor.nullable() }),
  load: [
    (asked, actor) => ({ ...scheduleFacts(asked.scheduleId, actor), found: pageOf(asked) }),
    ({ found }, { limit }) => offerFacts(found.slice(0, limit)),
    (known, { scheduleId, limit }) => answerPeopleFacts(known, scheduleId, known.found.slice(0, limit)),
  ],
  context: (known, _input, actor, now) => toMemberContext(known, actor, now),
  rules: [outsidersSeeNothing, membersPlan],
  apply: ({ known }, { limit, after }, call) => {
    const page = toPage(known.found, { limit, after }, orderOf);
    const shifts = new Map(known.shifts.map((shift) => [shift.id, shift]));
    const rows = page.rows.map((offer) =>
      toOfferView(offer, answersIn(known, offer.id), shifts.get(offer.shiftId), known, call),
    );
    return { output: { rows, next: page.next } };
  },
});

const orderOf = ({ createdAt, id }: Offer): readonly string[] => orderOfShift({ start: createdAt, id });

function pageOf({ scheduleId, shiftId, only, limit, after }: Input) {
  const window = toShiftWindow({ limit, after }, true);
  if (shiftId !== undefined) return ofShift({ ...window, equal: [scheduleId, shiftId, true] });
  return only === "all" ? all({ ...window, equal: [scheduleId] }) : pending({ ...window, equal: [scheduleId, true] });
}
