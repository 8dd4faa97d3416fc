/** Gives what was made of an object before, or makes it; a scope is what it is made for, such as a format. */
export type Memory<Scope extends object, Key extends object, Value extends object> = (scope: Scope, key: Key, make: () => Value) => Value;

/**
 * What was made of an object, kept as long as the object itself, to be made once for all documents that have it.
 * @param limit so many objects at most, within one scope: the first that come stay, so that memory is bounded however large a plan is
 */
export function makeMemory<Scope extends object, Key extends object, Value extends object>(limit: number): Memory<Scope, Key, Value> {
  const scopes = new WeakMap<Scope, { count: number; readonly values: WeakMap<Key, Value> }>();
  return (scope, key, make) => {
    let memory = scopes.get(scope);
    if (memory === undefined) {
      memory = { count: 0, values: new WeakMap() };
      scopes.set(scope, memory);
    }
    const known = memory.values.get(key);
    if (known !== undefined) return known;
    const made = make();
    if (memory.count < limit) {
      memory.values.set(key, made);
      memory.count++;
    }
    return made;
  };
}
