import { fold, searchWords } from "@rollcall/core";

/** A generated person, before either side has assigned an id. */
export interface SamplePerson {
  readonly name: string;
  readonly address: string;
}

/** The kinds of search terms. Each has its own case. */
export const terms = {
  rare: "quillfeather",
  common: "maria",
  absent: "mariaxyz",
  "two-letter": "an",
  accented: "żółkiewsk",
} as const;

/** A kind of search term. */
export type Term = keyof typeof terms;

/** Some names repeat, so that a page of matches is full at every size and costs can be compared. */
const first =
  "Maria Łukasz Anna Jürgen Maria Mary Omar Maria Andrea Kenji Sofía Maria Noah Ingrid Tomás Aisha Maria Björn Lucía Antonio Ewan Fatima Georg Anders Hana Ivan Jun Klara Liam Mateo Nadia Oskar Paula Rahul Sanne".split(
    " ",
  );
const last =
  "Żółkiewska Andersson Martín Baker Çelik Dubois Żółkiewska Eriksen Fischer Gómez Hughes Ito Janssen Żółkiewska Kovač Larsen Müller Nguyen O’Brien Petrov Quinn Żółkiewska Rossi Schmidt Tanaka Ueda Vogel Żółkiewska Weiß Xu Yılmaz Zhang Abbott Brandt Costa Duarte".split(
    " ",
  );
const endings = " son sen berg ski ova man feld ström wick ton ley mann dal lund vic escu idis oğlu ez".split(" ");

/** Three people at every size. */
const rare = (person: number, size: number): boolean => person % Math.ceil(size / 3) === 7;

/** Generates the same people for both sides and every run. Of 100,000 people, five on average share a full name. */
export function createSamplePeople(size: number): readonly SamplePerson[] {
  const next = createRandom(7);
  const one = (of: readonly string[]): string => of[next(of.length)] ?? "";
  return Array.from({ length: size }, (_, person) => {
    const given = one(first);
    const family = rare(person, size) ? "Quillfeather" : one(last) + one(endings);
    const local = fold(`${given}.${family}`).replace(/[^a-z.]/g, "");
    return { name: `${given} ${family}`, address: `${local}.${person}@example.org` };
  });
}

/** Whether a search finds this person: every search word begins a word of the name or address. */
export function matches(samplePerson: SamplePerson, asked: string): boolean {
  const words = searchWords(samplePerson.name, samplePerson.address);
  return searchWords(asked).every((beginning) => words.some((word) => word.startsWith(beginning)));
}

/** Pseudorandom numbers that are the same in every run, so that both sides use the same rows. */
export function createRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
