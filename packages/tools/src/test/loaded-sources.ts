/** The sources that test files loaded in ways that their imports don't show, as paths of files and folders from the root folder. */
const loaded = new Map<string, Set<string>>();

let current = new Set<string>();
let isReported = false;

/**
 * Reports sources that the running test file has loaded, such as scripts of pages. Other sources that pages could load then don't
 * count.
 */
export function reportLoaded(paths: Iterable<string>): void {
  isReported = true;
  for (const path of paths) current.add(path);
}

/** Ends a test file: everything reported since the last one ended belongs to it. */
export function endTestFile(file: string): void {
  if (isReported) loaded.set(file, current);
  current = new Set();
  isReported = false;
}

/** The sources that a finished test file loaded; `undefined` if it reported nothing. */
export const loadedBy = (file: string): readonly string[] | undefined => {
  const paths = loaded.get(file);
  return paths && [...paths].sort();
};
