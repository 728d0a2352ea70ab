/** Numbers from 0 to 1 that are the same in every run of a seed. */
export function createChances(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
