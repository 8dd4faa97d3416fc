import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { agenciesShape } from '../../src/content/schema.js';
import { nearName } from '../../src/plan/near-name.js';

const { agencies } = agenciesShape.parse(JSON.parse(readFileSync('content/agencies.json', 'utf8')));
const names = agencies.flatMap(({ name, shortForms }) => [name, ...shortForms]);
const near = (words: string): string | undefined => {
  const found = nearName(words, names);
  return found === undefined ? undefined : agencies.find(({ name, shortForms }) => name === found || shortForms.includes(found))?.id;
};

describe('a name that is nearly one of the register', () => {
  it.each([
    ['Sở Tài chánh', 'so-tai-chinh'],
    ['UBND huyện Vạn Nin', 'ubnd-huyen-van-ninh'],
    ['Ủy ban nhân dân huyện Vạn Nin', 'ubnd-huyen-van-ninh'],
    ['Sở Kế hoạch & Đầu tư', 'so-ke-hoach-va-dau-tu'],
    ['Sở Kế hoạch Đầu tư', 'so-ke-hoach-va-dau-tu'],
    ['Sở TT&TT', 'so-thong-tin-va-truyen-thong'],
    ['Sở TTTT', 'so-thong-tin-va-truyen-thong'],
    ['Sở KH&ĐT', 'so-ke-hoach-va-dau-tu'],
    ['Sở NN và PTNT', 'so-nong-nghiep-va-phat-trien-nong-thon'],
    ['Sở LĐ-TB&XH', 'so-lao-dong-thuong-binh-va-xa-hoi'],
    ['Sở GTVT', 'so-giao-thong-van-tai'],
    ['UBND TP. Nha Trang', 'ubnd-thanh-pho-nha-trang'],
    ['UBND TX Ninh Hòa', 'ubnd-thi-xa-ninh-hoa'],
    ['VP UBND tỉnh', 'van-phong-ubnd-tinh'],
    ['So Y te', 'so-y-te'],
    ['Sở Giáo dục', 'so-giao-duc-va-dao-tao'],
    ['Sở Tài nguyên', 'so-tai-nguyen-va-moi-truong'],
    ['Sở Lao động', 'so-lao-dong-thuong-binh-va-xa-hoi'],
    ['Sở Tài Chính', 'so-tai-chinh'],
    ['SỞ TÀI CHÍNH', 'so-tai-chinh'],
  ])('%s: %s', (words, id) => {
    expect(near(words)).toBe(id);
  });
  it.each(['UBND xã Vạn Thắng', 'UBND thị xã Ninh Hải', 'UBND huyện Khánh Hải', 'Ban Dân vận Tỉnh ủy', 'VNPT', 'VNPT Khánh Hòa', 'Sở Nội vụ tỉnh Phú Yên', 'Trường Đại học Khánh Hòa', 'Đoàn kiểm tra', 'Tòa án nhân dân tỉnh', 'Bộ Quốc phòng', 'Sở X'])('%s: another body', (words) => {
    expect(near(words)).toBeUndefined();
  });
  it('each name is near itself', () => {
    for (const { id, name } of agencies) expect(near(name), name).toBe(id);
  });
});
