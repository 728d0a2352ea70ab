/**
 * The first of a long list that are drawn: those that somebody must look at before all others, in the order of the list.
 * @param people everybody
 * @param most how many are drawn
 * @param needsALook whether somebody must look at one
 */
export function shownPeople<P>(people: readonly P[], most: number, needsALook: (person: P) => boolean): readonly P[] {
  if (people.length <= most) return people;
  const shown = new Set(people.filter(needsALook).slice(0, most));
  for (const person of people) {
    if (shown.size >= most) break;
    shown.add(person);
  }
  return people.filter((person) => shown.has(person));
}
