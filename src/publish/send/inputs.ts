import type { Dispatcher } from '../../content/schema.js';
import type { Portion } from '../../plan/distribution.js';
import { hashOf } from '../../register/chain.js';
import { sha256 } from '../../source/sha256.js';
import type { WorkbookLayout } from '../../workbook/layout.js';
import { knownAnswers } from '../../workbook/task-workbook.js';
import type { Project } from '../project.js';
import { programVersion } from '../version.js';

/** What a package is made from, by name, in the words that tell why one differs. */
export function inputsOf({ plan, templates, formatSource }: Project, portion: Portion, body: Dispatcher, layout: WorkbookLayout): Readonly<Record<string, string>> {
  const progress = knownAnswers(plan, portion);
  const sources = [...templates.documents.values(), ...templates.partials.values(), ...[...templates.tables.values()].map((t) => t.source)];
  return {
    'cơ quan gửi (dispatch)': hashOf(body),
    'nhiệm vụ của cơ quan': hashOf([portion.agency, [portion.lead, portion.named, portion.group].map((part) => part.map(({ task }) => task.id))]),
    'kết quả đã báo cáo (progress.json)': hashOf(progress),
    'mẫu văn bản (templates)': hashOf(sources.map(({ file, text }) => [file, sha256(text)])),
    'mẫu bảng tính': hashOf(layout),
    'định dạng (nd30-2020.json)': sha256(formatSource.text),
    'phiên bản chương trình': hashOf([programVersion]),
  };
}
