import type { Format } from '../../format/types.js';

/** Styles of the document that belong to no role. */
export const sectionBreakStyle = 'NgatPhan';

/** "co-quan-ban-hanh" → "CoQuanBanHanh". */
function pascal(role: string): string {
  return role.replace(/(?:^|-)(\p{L})/gu, (_, letter: string) => letter.toUpperCase());
}

/**
 * The style id of every role. The first role of each outline level is Word's own heading of that level, so that
 * navigation, pandoc and mammoth know it; the others have styles of their own.
 */
export function paragraphStyleIds(format: Format): ReadonlyMap<string, string> {
  const headings = new Set<number>();
  return new Map(
    Object.entries(format.paragraphs).map(([role, { outlineLevel }]) => {
      if (outlineLevel === undefined || headings.has(outlineLevel)) return [role, pascal(role)];
      headings.add(outlineLevel);
      return [role, `Heading${outlineLevel}`];
    }),
  );
}

export function ruleStyleId(role: string): string {
  return pascal(role);
}

export function inlineStyleId(role: string): string {
  return pascal(role);
}

export function tableStyleId(role: string): string {
  return pascal(role);
}
