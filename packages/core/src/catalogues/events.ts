import { z } from "zod";
import { event } from "../kernel/operations/event.ts";
import { id } from "../kernel/values/fields.ts";
import { catalogueKinds } from "./catalogue.ts";

const catalogue = z.enum(catalogueKinds);

/** On the topic of people managers. */
export const catalogueChanged = event("catalogue-changed", "A skill or certification in the catalog changed.", {
  catalogue,
  typeId: id,
  name: z.string(),
  change: z.enum(["created", "updated", "archived", "restored", "removed"]),
});

/** On the topics of the person and of people managers. */
export const holdingChanged = event("holding-changed", "A person was given a skill or certification, or lost it.", {
  catalogue,
  personId: id,
  typeId: id,
  name: z.string(),
  isAssigned: z.boolean(),
});

/** On the topics of the person and of people managers. */
export const holdingDecisionDropped = event(
  "holding-decision-dropped",
  "A rating or a validity no longer counts: after a merge, the person who decided it is the person it is about.",
  { catalogue, personId: id, typeId: id, name: z.string() },
);

/** The events of catalogs. */
export const catalogueEvents = [catalogueChanged, holdingChanged, holdingDecisionDropped] as const;
