import { describe, expect, it } from 'vitest';
import type { PlacedText } from '../../src/content/places.js';
import type { Question } from '../../src/content/schema.js';
import { placesNow } from '../../src/content/standing.js';

const law = 'Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;';
const newLaw = 'Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;';
const resolution = 'Căn cứ Nghị quyết số 76/NQ-CP ngày 15 tháng 7 năm 2021 của Chính phủ ban hành Chương trình tổng thể cải cách hành chính nhà nước;';
const programme = 'Căn cứ Quyết định số 4831/QĐ-UBND ngày 24 tháng 12 năm 2021 của UBND tỉnh ban hành Chương trình cải cách hành chính tỉnh;';
const proposal = 'Xét đề nghị của Giám đốc Sở Nội vụ tại Công văn số 4046/SNV-CCHC ngày 26 tháng 12 năm 2022.';
const newProposal = 'Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 12/TTr-SNV ngày 18/12/2023.';
const khoan = 'Sở Thông tin và Truyền thông nâng cấp Cổng Thông tin điện tử tỉnh theo kế hoạch.';
const other = 'Sở Thông tin và Truyền thông tập huấn an toàn thông tin cho cán bộ các cấp.';

function asked(place: string, text: string, words = text, kind: Question['kind'] = place.startsWith('can-cu') ? 'can-cu' : 'co-quan'): Question {
  return { id: 'x', kind, place, text, words, ask: '?', proposed: null, state: 'mo' };
}

const bases = (...texts: readonly string[]): readonly PlacedText[] => texts.map((text, i) => ({ place: `can-cu.${i + 1}`, text }));
const questions = [asked('can-cu.1', law), asked('can-cu.2', resolution), asked('can-cu.3', programme), asked('can-cu.4', proposal, 'số 4046/SNV-CCHC ngày 26 tháng 12 năm 2022', 'to-trinh')];

describe('where what a question asks about stands now', () => {
  it.each<[string, readonly PlacedText[], readonly (string | undefined)[]]>([
    ['as it was', bases(law, resolution, programme, proposal), ['can-cu.1', 'can-cu.2', 'can-cu.3', 'can-cu.4']],
    ['one put in first', bases('Căn cứ Luật Viên chức ngày 15 tháng 11 năm 2010;', law, resolution, programme, proposal), ['can-cu.2', 'can-cu.3', 'can-cu.4', 'can-cu.5']],
    ['one taken out', bases(resolution, programme, proposal), [undefined, 'can-cu.1', 'can-cu.2', 'can-cu.3']],
    ['one replaced by a later law, another taken out', bases(newLaw, programme, proposal), ['can-cu.1', undefined, 'can-cu.2', 'can-cu.3']],
    ['in another order', bases(programme, law, resolution, proposal), ['can-cu.2', 'can-cu.3', 'can-cu.1', 'can-cu.4']],
    ['the proposal written anew, and one put in', bases(law, resolution, 'Căn cứ Nghị quyết số 131/NQ-CP ngày 06 tháng 10 năm 2022 của Chính phủ;', programme, newProposal), ['can-cu.1', 'can-cu.2', 'can-cu.4', 'can-cu.5']],
    ['the proposal taken out', bases(law, resolution, programme), ['can-cu.1', 'can-cu.2', 'can-cu.3', undefined]],
  ])('căn cứ, %s', (_, texts, places) => {
    expect(placesNow(questions, texts)).toEqual(places);
  });
  it('two paragraphs have the words: it is the one that was asked about, wherever it went', () => {
    const question = asked('I.2', khoan, 'Sở Thông tin và Truyền thông');
    expect(placesNow([question], [{ place: 'I.1', text: 'x' }, { place: 'I.2', text: other }, { place: 'I.3', text: khoan }])).toEqual(['I.3']);
    expect(placesNow([question], [{ place: 'I.1', text: 'x' }, { place: 'I.2', text: other }, { place: 'I.3', text: khoan.replace('Sở Thông tin và Truyền thông', 'Sở Khoa học và Công nghệ') }])).toEqual(['I.3']);
  });
  it('is gone where only a paragraph that another question asks about is like it', () => {
    const [one, two] = [asked('dieu.1.p1', 'Kế hoạch này thay thế Kế hoạch ban hành kèm theo Quyết định số 7.'), asked('dieu.1.p2', 'Kế hoạch này thay thế Kế hoạch ban hành kèm theo Quyết định số 8.')];
    expect(placesNow([one, two], [{ place: 'dieu.1.p1', text: two.text ?? '' }])).toEqual([undefined, 'dieu.1.p1']);
  });
  it('a task is known by its id, a title by its name', () => {
    const texts = [{ place: 'title', text: 'b' }, { place: 'viec/task', text: 'b' }];
    expect(placesNow([asked('viec/task', 'a'), asked('khac/task', 'b'), asked('title', 'a')], texts)).toEqual(['viec/task', undefined, 'title']);
  });
  it('a question of an earlier program, without its paragraph, is where its words are', () => {
    const { text, ...old } = asked('can-cu.4', proposal, 'số 4046/SNV-CCHC', 'to-trinh');
    expect(text).toBeDefined();
    expect(placesNow([old], bases(law, programme, resolution, law, proposal))).toEqual(['can-cu.5']);
    expect(placesNow([old], bases(law, newProposal))).toEqual(['can-cu.2']);
  });
});
