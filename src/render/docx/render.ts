import { strToU8, zipSync, type Zippable } from 'fflate';
import type { Document } from '../../document/types.js';
import type { Format } from '../../format/types.js';
import type { Faces } from '../../typeset/faces.js';
import { deflateLevel } from '../deflate.js';
import { documentPart, firstHeaders } from './body.js';
import type { Context } from './context.js';
import { appPart, commentsPart, contentTypesPart, corePart, documentRelationships, firstHeaderPart, fontTablePart, headerPart, packageRelationships, settingsPart } from './parts.js';
import { paragraphStyleIds } from './style-ids.js';
import { stylesPart } from './styles.js';
import { serialize, type Element } from './xml.js';

/** The first moment a zip can name, in local time as zip writes it: the same bytes in every time zone. */
const zipTime = new Date(1980, 0, 1);

/**
 * A document as a DOCX file in the looks of a format. Deterministic: the same document and format give the same bytes.
 * Throws where a text holds a character that XML cannot carry, or a role is not in the format; both are checked before.
 */
export function renderDocx(document: Document, format: Format, faces: Faces): Uint8Array {
  const context: Context = { format, faces, styleIds: paragraphStyleIds(format) };
  const { meta, notes = [] } = document;
  const headers = [...firstHeaders(document, context).values()];
  const own = { notes: notes.length > 0, headers };
  const files: Zippable = {
    '[Content_Types].xml': part(contentTypesPart(own)),
    ...sharedParts(context, meta.language),
    'word/_rels/document.xml.rels': part(documentRelationships(own)),
    ...Object.fromEntries(headers.map((header) => [`word/${header.target}`, part(firstHeaderPart(header, context))])),
    ...(notes.length > 0 ? { 'word/comments.xml': part(commentsPart(notes, meta)) } : {}),
    'word/document.xml': part(documentPart(document, context)),
    'docProps/core.xml': part(corePart(meta)),
    'docProps/app.xml': part(appPart(meta)),
  };
  return zipSync(files, { mtime: zipTime, level: deflateLevel });
}

function part(root: Element): Uint8Array {
  return strToU8(serialize(root));
}

const shared = new WeakMap<Format, Map<string, Zippable>>();

/** The parts that every document of a format and language has alike; they are half of the work of a small document. */
function sharedParts(context: Context, language: string): Zippable {
  const known = shared.get(context.format) ?? new Map<string, Zippable>();
  shared.set(context.format, known);
  const parts = known.get(language) ?? {
    '_rels/.rels': part(packageRelationships()),
    'word/styles.xml': part(stylesPart(context.format, language)),
    'word/settings.xml': part(settingsPart(language)),
    'word/fontTable.xml': part(fontTablePart(context)),
    'word/header1.xml': part(headerPart(context, true)),
    'word/header2.xml': part(headerPart(context, false)),
  };
  known.set(language, parts);
  return parts;
}
