import type { AgenciesFile } from './schema.js';

/** The names of agencies and groups, by id. */
export function bodyNames({ agencies, groups }: AgenciesFile): ReadonlyMap<string, string> {
  return new Map([...agencies, ...groups].map(({ id, name }) => [id, name]));
}
