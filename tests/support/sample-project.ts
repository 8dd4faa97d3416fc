import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { planShape, tasksShape, type AgenciesFile, type PlanFile, type ProgressFile, type TasksFile } from '../../src/content/schema.js';

/** A small province that is not Khánh Hòa and not 2023, so that nothing is tested on the real sample alone. */
export interface Sample {
  agencies: AgenciesFile;
  plan: PlanFile;
  decision: string;
  text: string;
  tasks: TasksFile;
  /** Absent: nobody has reported. */
  progress?: ProgressFile;
}

export const sampleYear = 2030;

export function sample(): Sample {
  return {
    agencies: {
      agencies: [
        { id: 'so-noi-vu', name: 'Sở Nội vụ', kind: 'so-ban-nganh', shortForms: [], listName: ['Nội vụ'], symbol: 'SNV', groups: ['so-ban-nganh'] },
        { id: 'so-tai-chinh', name: 'Sở Tài chính', kind: 'so-ban-nganh', shortForms: [], listName: ['Tài chính'], groups: ['so-ban-nganh'] },
        { id: 'so-y-te', name: 'Sở Y tế', kind: 'so-ban-nganh', shortForms: [], groups: ['so-ban-nganh'] },
        { id: 'so-cu', name: 'Sở Cũ', kind: 'so-ban-nganh', shortForms: [], groups: ['so-ban-nganh'], until: '2029-07-01', successors: ['so-y-te'] },
        { id: 'ubnd-huyen-a', name: 'Ủy ban nhân dân huyện A', kind: 'ubnd-cap-huyen', shortForms: ['UBND huyện A'], groups: ['ubnd-cap-huyen'] },
      ],
      groups: [
        { id: 'so-ban-nganh', name: 'các sở, ban, ngành', phrases: ['các sở, ban, ngành'] },
        { id: 'ubnd-cap-huyen', name: 'UBND các huyện', phrases: ['UBND các huyện', 'địa phương'] },
        { id: 'tat-ca', name: 'các cơ quan, đơn vị, địa phương', phrases: ['các cơ quan, đơn vị, địa phương'], includes: ['so-ban-nganh', 'ubnd-cap-huyen'] },
        { id: 'co-quan-lien-quan', name: 'cơ quan liên quan', phrases: ['các cơ quan liên quan'], open: 'không nêu đích danh' },
      ],
      notAssignees: [{ phrase: 'UBND tỉnh', why: 'nơi nhận báo cáo' }],
    },
    plan: {
      year: sampleYear,
      state: 'da-ban-hanh',
      issuer: { head: ['ỦY BAN NHÂN DÂN', 'TỈNH MẪU'], authority: 'ỦY BAN NHÂN DÂN TỈNH MẪU', name: 'UBND tỉnh Mẫu', fullName: 'Ủy ban nhân dân tỉnh Mẫu', place: 'Mẫu' },
      decision: { number: 7, symbol: 'QĐ-UBND', date: '2029-12-05' },
      signer: { authority: 'TM. ỦY BAN NHÂN DÂN', office: 'CHỦ TỊCH', name: 'Nguyễn Văn A' },
      recipients: ['Như Điều 2', 'Bộ Nội vụ'],
      archive: 'VT, NV',
      report: { parent: 'UBND TỈNH MẪU', head: ['SỞ NỘI VỤ'], name: 'Sở Nội vụ', symbol: 'BC-SNV', place: 'Mẫu', signer: { office: 'GIÁM ĐỐC', name: null }, recipients: ['UBND tỉnh Mẫu (báo cáo)'], archive: 'VT, CCHC' },
    },
    decision: '---\nsubject: Ban hành Kế hoạch cải cách hành chính tỉnh Mẫu năm 2030\n---\n\nCăn cứ Luật Tổ chức chính quyền địa phương;\n\nXét đề nghị của Giám đốc Sở Nội vụ.\n\nĐiều 1. Ban hành kèm theo Quyết định này Kế hoạch cải cách hành chính tỉnh Mẫu năm 2030.\n\nĐiều 2. Giám đốc Sở Nội vụ chịu trách nhiệm thi hành Quyết định này./.\n',
    text: '---\ntitle: Cải cách hành chính tỉnh Mẫu năm 2030\nname: Kế hoạch cải cách hành chính tỉnh Mẫu năm 2030\n---\n\n# I. MỤC TIÊU\n\n1. Tiếp tục cải cách.\n\na) Ý thứ nhất.\n\nb) Ý thứ hai.\n\n2. Nâng cao chất lượng.\n\n# II. TỔ CHỨC THỰC HIỆN\n\nCác cơ quan thực hiện Kế hoạch này./.\n',
    tasks: {
      title: 'NHIỆM VỤ CỤ THỂ',
      sections: [
        {
          number: 'I',
          title: 'CẢI CÁCH THỂ CHẾ',
          tasks: [
            {
              id: 'ke-hoach-thanh-tra',
              number: 1,
              task: ['Ban hành kế hoạch'],
              outputs: [{ item: 'Quyết định' }, { item: 'Báo cáo' }],
              deadline: { words: ['Quý I/2030'], meaning: [{ kind: 'quarter', year: 2030, quarter: 1 }] },
              assignment: {
                words: ['Sở Nội vụ chủ trì, phối hợp với Sở Tài chính, UBND các huyện và các cơ quan liên quan'],
                assignees: [
                  { who: 'so-noi-vu', role: 'chu-tri' },
                  { who: 'so-tai-chinh', role: 'phoi-hop' },
                  { who: 'ubnd-cap-huyen', role: 'phoi-hop' },
                  { who: 'co-quan-lien-quan', role: 'phoi-hop' },
                ],
              },
            },
            {
              id: 'ra-soat-quy-che',
              number: 2,
              task: ['Rà soát quy chế'],
              outputs: ['Quy chế được rà soát'],
              deadline: { words: ['15/06/2030'], meaning: [{ kind: 'date', date: '2030-06-15' }] },
              assignment: {
                words: [{ item: 'Sở Tài chính chủ trì' }, { item: 'Các sở, ban, ngành phối hợp' }],
                assignees: [
                  { who: 'so-tai-chinh', role: 'chu-tri' },
                  { who: 'so-ban-nganh', role: 'phoi-hop' },
                ],
              },
            },
          ],
        },
      ],
    },
  };
}

/** The sample with a third task, I.3, that every sở carries out for itself; Sở Nội vụ appraises it. */
export function withGroupTask(data: Sample): Sample {
  data.tasks.sections[0]?.tasks.push({
    id: 'danh-gia-noi-bo',
    number: 3,
    task: ['Đánh giá nội bộ hằng năm'],
    outputs: ['Báo cáo đánh giá'],
    deadline: { words: ['Quý II/2030'], meaning: [{ kind: 'quarter', year: 2030, quarter: 2 }] },
    assignment: {
      words: [{ item: 'Các sở, ban, ngành, UBND các huyện thực hiện' }, { item: 'Sở Nội vụ thẩm định' }],
      assignees: [
        { who: 'so-ban-nganh', role: 'thuc-hien' },
        { who: 'ubnd-cap-huyen', role: 'thuc-hien' },
        { who: 'so-noi-vu', role: 'tham-dinh' },
      ],
      withoutLead: true,
    },
  });
  return data;
}

/** The same small province in another year: every year in it moved along. */
export function sampleOf(year: number): Sample {
  const { agencies, ...yearly } = sample();
  const moved: unknown = JSON.parse(JSON.stringify(yearly).replace(/20(?:29|30)/gu, (found) => String(Number(found) + year - sampleYear)));
  const { plan, decision, text, tasks } = yearlyShape.parse(moved);
  return { agencies, plan, decision, text, tasks };
}

const yearlyShape = z.object({ plan: planShape, decision: z.string(), text: z.string(), tasks: tasksShape });

export interface SampleFolder {
  readonly root: string;
  readonly remove: () => void;
}

/** Files of a sample by path; a mutation may replace, add or drop any of them. */
export function sampleFiles(data: Sample): Map<string, string> {
  const json = (value: unknown): string => JSON.stringify(value, null, 2);
  return new Map([
    ['content/agencies.json', json(data.agencies)],
    [`content/${data.plan.year}/plan.json`, json(data.plan)],
    [`content/${data.plan.year}/decision.md`, data.decision],
    [`content/${data.plan.year}/plan.md`, data.text],
    [`content/${data.plan.year}/tasks.json`, json(data.tasks)],
    ...(data.progress === undefined ? [] : [[`content/${data.plan.year}/progress.json`, json(data.progress)] as const]),
  ]);
}

/** A project in a fresh temporary folder: the sample's files over the repository's own templates. */
export function writeProject(files: ReadonlyMap<string, string>): SampleFolder {
  const root = mkdtempSync(join(tmpdir(), 'kehoach-'));
  cpSync('templates', join(root, 'templates'), { recursive: true });
  for (const [path, text] of files) {
    const target = join(root, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
  return { root, remove: () => { rmSync(root, { recursive: true, force: true }); } };
}
