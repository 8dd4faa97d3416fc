/** What the work gives, or undefined where it fails: for work that others can do later or do without. */
export function quietly<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
