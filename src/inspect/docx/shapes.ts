import { given } from './run-props.js';
import type { Findings } from './story.js';
import type { Theme } from './theme.js';
import { emu, points, whole } from './units.js';
import { childOf, valueOf, type XmlNode } from './xml/tree.js';

/** Where a shape stands; lengths are points. Absent: the file does not say it in a way we can follow. */
export interface Geometry {
  readonly x?: number;
  readonly xFrom?: 'column' | 'margin' | 'page';
  readonly xAlign?: 'left' | 'center' | 'right';
  readonly y?: number;
  /** Else from the page or its margin. */
  readonly yFromParagraph: boolean;
  readonly width?: number;
  readonly height?: number;
}

/** A shape that carries text, or one that is a level line. */
export type Float =
  | { readonly kind: 'box'; readonly geometry: Geometry; readonly content: XmlNode; readonly frame?: { readonly color?: string } }
  | { readonly kind: 'line'; readonly geometry: Geometry; readonly solid: boolean };

/** The thickest rectangle and the steepest line that is still drawn as a rule. */
export const thickestRule = 3;

/** Shapes of a `w:drawing`. */
export function drawingOf(drawing: XmlNode, theme: Theme, findings: Findings): readonly Float[] {
  const anchor = drawing.children.find(({ name }) => name === 'wp:anchor' || name === 'wp:inline');
  if (anchor === undefined || valueOf(childOf(anchor, 'wp:docPr'), 'hidden') === '1') return [];
  const extent = childOf(anchor, 'wp:extent');
  const place: Geometry = { ...horizontal(childOf(anchor, 'wp:positionH')), ...vertical(childOf(anchor, 'wp:positionV')), ...given('width', length(extent, 'cx')), ...given('height', length(extent, 'cy')) };
  const data = childOf(childOf(anchor, 'a:graphic'), 'a:graphicData');
  const shapes: Float[] = [];
  const visit = (node: XmlNode, at: Geometry, scale: Scale): void => {
    for (const child of node.children) {
      if (child.name === 'wps:wsp') shapes.push(...shapeOf(child, at, scale, theme));
      else if (child.name === 'wpg:wgp' || child.name === 'wpg:grpSp' || child.name === 'wpc:wpc') visit(child, at, groupScale(child, scale) ?? scale);
      else if (child.name.startsWith('?:')) findings.see(child.name === '?:pic' ? 'ảnh' : 'sơ đồ, biểu đồ');
    }
  };
  if (data !== undefined) visit(data, place, { x: 1, y: 1, left: 0, top: 0, inGroup: false });
  return shapes;
}

interface Scale {
  readonly x: number;
  readonly y: number;
  /** Of the group's own coordinates, in EMU. */
  readonly left: number;
  readonly top: number;
  readonly inGroup: boolean;
}

function groupScale(group: XmlNode, outer: Scale): Scale | undefined {
  const frame = childOf(childOf(group, 'wpg:grpSpPr'), 'a:xfrm');
  const inner = childOf(frame, 'a:chExt');
  const size = childOf(frame, 'a:ext');
  const corner = childOf(frame, 'a:chOff');
  const ratio = (name: string): number => {
    const own = whole(valueOf(inner, name)) ?? 0;
    return own === 0 ? 1 : (whole(valueOf(size, name)) ?? own) / own;
  };
  if (frame === undefined) return { ...outer, inGroup: true };
  return { x: outer.x * ratio('cx'), y: outer.y * ratio('cy'), left: whole(valueOf(corner, 'x')) ?? 0, top: whole(valueOf(corner, 'y')) ?? 0, inGroup: true };
}

function shapeOf(shape: XmlNode, group: Geometry, scale: Scale, theme: Theme): readonly Float[] {
  const properties = childOf(shape, 'wps:spPr');
  const geometry = scale.inGroup ? inGroup(childOf(properties, 'a:xfrm'), group, scale) : group;
  const outline = outlineOf(shape, properties, theme);
  const content = childOf(childOf(shape, 'wps:txbx'), 'w:txbxContent');
  if (content !== undefined) return [{ kind: 'box', geometry, content, ...(outline === undefined ? {} : { frame: given('color', outline.color) }) }];
  const form = valueOf(childOf(properties, 'a:prstGeom'), 'prst');
  const flat = (geometry.height ?? Infinity) <= thickestRule && (geometry.width ?? 0) > 2 * thickestRule;
  const line = form === 'line' || form?.endsWith('Connector1') === true;
  const filled = !line && childOf(properties, 'a:noFill') === undefined;
  if (!flat || (outline === undefined && !filled)) return [];
  return [{ kind: 'line', geometry, solid: outline?.solid ?? true }];
}

function inGroup(frame: XmlNode | undefined, group: Geometry, scale: Scale): Geometry {
  const offset = childOf(frame, 'a:off');
  const size = childOf(frame, 'a:ext');
  const along = (node: XmlNode | undefined, name: string, from: number, ratio: number): number | undefined => {
    const value = whole(valueOf(node, name));
    return value === undefined ? undefined : (value - from) * ratio * emu;
  };
  const x = along(offset, 'x', scale.left, scale.x);
  const y = along(offset, 'y', scale.top, scale.y);
  const { xFrom, yFromParagraph } = group;
  return {
    yFromParagraph,
    ...given('xFrom', xFrom),
    ...given('x', group.x === undefined || x === undefined ? undefined : group.x + x),
    ...given('y', group.y === undefined || y === undefined ? undefined : group.y + y),
    ...given('width', along(size, 'cx', 0, scale.x)),
    ...given('height', along(size, 'cy', 0, scale.y)),
  };
}

function outlineOf(shape: XmlNode, properties: XmlNode | undefined, theme: Theme): { readonly solid: boolean; readonly color?: string } | undefined {
  const line = childOf(properties, 'a:ln');
  const styled = childOf(childOf(shape, 'wps:style'), 'a:lnRef');
  if (line === undefined && (styled === undefined || valueOf(styled, 'idx') === '0')) return undefined;
  if (childOf(line, 'a:noFill') !== undefined) return undefined;
  const fill = childOf(line, 'a:solidFill');
  if (line !== undefined && fill === undefined && styled === undefined && line.children.length === 0) return undefined;
  const paint = (fill ?? styled)?.children[0];
  const color = paint?.name === 'a:srgbClr' ? valueOf(paint, 'val')?.toUpperCase() : theme.color(schemeName(valueOf(paint, 'val')));
  if (color === 'FFFFFF') return undefined;
  const dash = valueOf(childOf(line, 'a:prstDash'), 'val') ?? 'solid';
  return { solid: dash === 'solid', ...given('color', color) };
}

function schemeName(name: string | undefined): string | undefined {
  const long: Readonly<Record<string, string>> = { tx1: 'text1', tx2: 'text2', bg1: 'background1', bg2: 'background2', dk1: 'dark1', lt1: 'light1', dk2: 'dark2', lt2: 'light2' };
  return name === undefined ? undefined : (long[name] ?? name);
}

function horizontal(node: XmlNode | undefined): Partial<Geometry> {
  const from = valueOf(node, 'relativeFrom');
  const xFrom = from === 'column' || from === 'character' ? 'column' : from === 'page' ? 'page' : from === 'margin' ? 'margin' : undefined;
  const align = childOf(node, 'wp:align')?.text.trim();
  return { ...given('xFrom', xFrom), ...given('x', lengthIn(childOf(node, 'wp:posOffset'))), ...given('xAlign', sideOf(align)) };
}

function vertical(node: XmlNode | undefined): { readonly yFromParagraph: boolean; readonly y?: number } {
  const from = valueOf(node, 'relativeFrom');
  return { yFromParagraph: from === undefined || from === 'paragraph' || from === 'line', ...given('y', lengthIn(childOf(node, 'wp:posOffset'))) };
}

export function sideOf(align: string | undefined): 'left' | 'center' | 'right' | undefined {
  return align === 'left' || align === 'center' || align === 'right' ? align : undefined;
}

function lengthIn(node: XmlNode | undefined): number | undefined {
  return points(node?.text, emu);
}

function length(node: XmlNode | undefined, name: string): number | undefined {
  return points(valueOf(node, name), emu);
}

