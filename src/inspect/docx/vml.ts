import { given } from './run-props.js';
import { sideOf, thickestRule, type Float, type Geometry } from './shapes.js';
import type { Findings } from './story.js';
import { points } from './units.js';
import { childOf, valueOf, type XmlNode } from './xml/tree.js';

/** Shapes of a `w:pict`, as Word before 2010 and many programs after it write them. */
export function pictureOf(picture: XmlNode, findings: Findings): readonly Float[] {
  const found: Float[] = [];
  const visit = (parent: XmlNode, grouped: boolean): void => {
    for (const node of parent.children) {
      if (node.name === 'v:group') visit(node, true);
      else if (node.name.startsWith('v:') && node.name !== 'v:shapetype') found.push(...shapeOf(node, grouped, findings));
    }
  };
  visit(picture, false);
  return found;
}

function shapeOf(node: XmlNode, grouped: boolean, findings: Findings): readonly Float[] {
  const style = styleOf(valueOf(node, 'style'));
  if (style.get('visibility') === 'hidden') return [];
  const stroked = !['f', 'false'].includes(valueOf(node, 'stroked') ?? 't');
  const geometry = geometryOf(node, style, grouped);
  const content = childOf(childOf(node, 'v:textbox'), 'w:txbxContent');
  if (content !== undefined) {
    const color = /^#([0-9a-f]{6})/iu.exec(valueOf(node, 'strokecolor') ?? '')?.[1]?.toUpperCase();
    return [{ kind: 'box', geometry, content, ...(stroked && color !== 'FFFFFF' ? { frame: given('color', color) } : {}) }];
  }
  if (childOf(node, 'v:imagedata') !== undefined) {
    findings.see('ảnh');
    return [];
  }
  const filled = !['f', 'false'].includes(valueOf(node, 'filled') ?? 't');
  const dash = valueOf(childOf(node, 'v:stroke'), 'dashstyle') ?? 'solid';
  const rule = valueOf(node, 'o:hr') !== undefined;
  const flat = (geometry.height ?? Infinity) <= thickestRule && (geometry.width ?? 0) > 2 * thickestRule;
  if (rule || (flat && (stroked || (filled && node.name === 'v:rect')))) return [{ kind: 'line', geometry, solid: dash === 'solid' }];
  return [];
}

function styleOf(written: string | undefined): ReadonlyMap<string, string> {
  return new Map(
    (written ?? '').split(';').flatMap((entry): [string, string][] => {
      const colon = entry.indexOf(':');
      return colon === -1 ? [] : [[entry.slice(0, colon).trim().toLowerCase(), entry.slice(colon + 1).trim()]];
    }),
  );
}

/** Inside a group lengths are the group's own; only the outermost are points. */
function geometryOf(node: XmlNode, style: ReadonlyMap<string, string>, grouped: boolean): Geometry {
  const relative = style.get('mso-position-horizontal-relative');
  const common = {
    xFrom: relative === 'page' || relative === 'margin' ? relative : 'column',
    yFromParagraph: ['text', 'line', undefined].includes(style.get('mso-position-vertical-relative')),
  } as const;
  if (grouped) return { yFromParagraph: common.yFromParagraph };
  const align = sideOf(style.get('mso-position-horizontal'));
  const from = pointOf(valueOf(node, 'from'));
  const to = pointOf(valueOf(node, 'to'));
  if (node.name === 'v:line' && from !== undefined && to !== undefined) {
    return { ...common, x: Math.min(from.x, to.x), y: Math.min(from.y, to.y), width: Math.abs(to.x - from.x), height: Math.abs(to.y - from.y), ...given('xAlign', align) };
  }
  const length = (name: string): number | undefined => points(style.get(name), 1);
  // A horizontal rule as wide as the text states no width.
  const width = length('width');
  return { ...common, ...given('x', length('margin-left') ?? length('left')), ...given('y', length('margin-top') ?? length('top')), ...given('width', width === 0 ? undefined : width), ...given('height', length('height')), ...given('xAlign', align) };
}

function pointOf(written: string | undefined): { readonly x: number; readonly y: number } | undefined {
  const [x, y] = (written ?? '').split(',').map((part) => points(part, 1));
  return x === undefined || y === undefined ? undefined : { x, y };
}
