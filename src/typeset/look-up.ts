/**
 * The entry of a role in a table of the format. A role the format lacks is reported before anything is rendered
 * (`unknownRoles`), so its absence here is a fault of the program.
 */
export function lookUp<T>(table: Readonly<Record<string, T>>, role: string): T {
  const found = Object.hasOwn(table, role) ? table[role] : undefined;
  if (found === undefined) throw new Error(`The format has no role "${role}"`);
  return found;
}
