import { z } from 'zod';

type Schema = z.core.JSONSchema.JSONSchema;
export type Path = readonly (string | number)[];

/** What a shape says of one field, for a message about it. */
export interface ShapeField {
  /** The words that describe it, where the shape has any. */
  readonly meaning: string | undefined;
  /** Whether `null` may stand there: not known yet. */
  readonly nullable: boolean;
  /** The fields that the group at this place may have; of alternatives, those of the one that it says it is. */
  readonly names: readonly string[];
  /** Those of them that it must have. */
  readonly required: readonly string[];
}

const schemas = new WeakMap<z.ZodType, Schema>();

function schemaOf(shape: z.ZodType): Schema {
  const known = schemas.get(shape) ?? z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any' });
  schemas.set(shape, known);
  return known;
}

/**
 * What a shape says of the field at a path; only asked when something is wrong with it.
 * @param found what stands there: a group says by a constant ("state": "hoan-thanh") which of several shapes it has
 */
export function shapeField(shape: z.ZodType, path: Path, found: unknown): ShapeField {
  let here: readonly Schema[] = [schemaOf(shape)];
  for (const step of path) here = here.flatMap(alternatives).flatMap((schema) => below(schema, step));
  const all = here.flatMap(alternatives);
  const said = all.filter((schema) => saysToBe(found, schema));
  const own = said.length === 0 ? all : said;
  return {
    meaning: [...here, ...all].find(({ description }) => description !== undefined)?.description,
    nullable: all.some(({ type }) => type === 'null'),
    names: [...new Set(own.flatMap(({ properties = {} }) => Object.keys(properties)))],
    required: own.length === 1 ? (own[0]?.required ?? []) : [],
  };
}

function saysToBe(found: unknown, { properties = {} }: Schema): boolean {
  return Object.entries(properties).every(([name, schema]) => typeof schema !== 'object' || schema.const === undefined || memberOf(found, name) === undefined || memberOf(found, name) === schema.const);
}

function alternatives(schema: Schema): readonly Schema[] {
  const { anyOf = [], oneOf = [], allOf = [] } = schema;
  const inside = [...anyOf, ...oneOf, ...allOf];
  return inside.length === 0 ? [schema] : inside.flatMap(alternatives);
}

function below({ properties = {}, additionalProperties, items }: Schema, step: string | number): readonly Schema[] {
  const found = typeof step === 'number' ? items : Object.hasOwn(properties, step) ? properties[step] : additionalProperties;
  return (Array.isArray(found) ? found : [found]).filter((schema) => typeof schema === 'object');
}

/** What the items of a list are called. */
const itemNames: Readonly<Record<string, string>> = {
  questions: 'câu hỏi', agencies: 'cơ quan', groups: 'nhóm', sections: 'mục', tasks: 'nhiệm vụ', assignees: 'cơ quan được phân công', meaning: 'thời hạn',
  years: 'chỗ có năm', copies: 'dòng nơi nhận', copiers: 'cơ quan sao', entries: 'dòng', columns: 'cột',
};

/** Which item of which list a path is in, from the nearest outwards, as a reader finds it: ` của cơ quan được phân công thứ 2, nhiệm vụ 5 "chuong-trinh"`. */
export function ownersOf(path: Path, value: unknown): string {
  const owners: string[] = [];
  let here = value;
  for (const [at, step] of path.slice(0, -1).entries()) {
    here = memberOf(here, step);
    if (typeof step !== 'number') continue;
    const list = String(path[at - 1] ?? '');
    const number = memberOf(here, 'number');
    const name = memberOf(here, 'id') ?? memberOf(here, 'task') ?? memberOf(here, 'for');
    const known = [...(typeof number === 'number' || typeof number === 'string' ? [String(number)] : []), ...(typeof name === 'string' ? [`"${name}"`] : [])];
    owners.unshift(`${itemNames[list] ?? `mục trong "${list}"`} ${known.length === 0 ? `thứ ${step + 1}` : known.join(' ')}`);
  }
  return owners.length === 0 ? '' : ` của ${owners.join(', ')}`;
}

/** A member of what may be a group or a list. */
export function memberOf(value: unknown, step: string | number): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
  const member: unknown = Reflect.get(value, step);
  return member;
}
