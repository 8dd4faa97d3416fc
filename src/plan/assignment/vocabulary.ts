import { keysOf } from './tokens.js';

/** Phrases of ordinary language that steer the reading of an assignment, as keys, the longest first. */
function phrases(...list: readonly string[]): readonly (readonly string[])[] {
  return list.map(keysOf).sort((a, b) => b.length - a.length);
}

/** Words that hold a verb or a capital letter and are neither verb nor body. */
export const plain = phrases(
  'chương trình', 'quy trình', 'tiến trình', 'công trình', 'lộ trình', 'giáo trình', 'hành trình', 'quá trình', 'tờ trình',
  'đề án', 'dự án', 'kế hoạch', 'quyết định', 'nghị quyết', 'nghị định', 'thông tư', 'chỉ thị', 'luật', 'quy chế', 'công văn',
  'phụ lục', 'điều', 'khoản', 'mục', 'báo cáo', 'hội nghị', 'quý', 'TTHC', 'CCHC', 'không gian', 'không khí', 'không trung',
);

/** First words of the name of a body, whatever follows. */
export const bodyHeads = phrases(
  'Sở', 'Văn phòng', 'Thanh tra', 'Chi cục', 'Cục', 'Trung tâm', 'Công an', 'Kho bạc', 'Bảo hiểm', 'Ủy ban', 'UBND', 'HĐND', 'UBMTTQ',
  'Hội đồng nhân dân', 'Công ty', 'Tổng công ty', 'Tập đoàn', 'Liên đoàn', 'Liên minh', 'Liên hiệp', 'Ngân hàng', 'Bưu điện', 'Tỉnh đoàn',
  'Tỉnh ủy', 'Thành ủy', 'Huyện ủy', 'Đảng ủy', 'Mặt trận', 'Tòa án', 'Viện kiểm sát', 'Bệnh viện', 'Điện lực', 'Hiệp hội', 'Tổ công tác',
  'Đoàn thanh niên', 'Bộ Chỉ huy', 'Bộ đội', 'VNPT', 'Viettel', 'Hải quan', 'Học viện', 'Thuế tỉnh', 'BHXH', 'LĐLĐ', 'TAND', 'VKSND',
);

/** First words of the name of a body where a capital letter or one of `bodySeconds` follows. */
export const softHeads = phrases('Ban', 'Bộ', 'Viện', 'Trường', 'Đài', 'Báo', 'Hội', 'Phòng', 'Quỹ', 'Thuế', 'Tổ', 'Tổng cục', 'Cổng', 'Đoàn', 'Câu lạc bộ');
export const bodySeconds: ReadonlySet<string> = new Set(['điều', 'quản', 'chỉ', 'công', 'tổ', 'nhân', 'tỉnh', 'huyện', 'cấp', 'đầu', 'bảo', 'phát', 'nông', 'khuyến'].flatMap(keysOf));

/** After a group: not all of it. */
export const limiters = phrases('liên quan', 'có liên quan', 'có', 'được', 'thuộc', 'trực thuộc', 'như', 'khác', 'còn lại', 'trong', 'tại', 'đã', 'nêu trên', 'trọng điểm', 'thí điểm');
/** Before a group: not all of it ("một số địa phương"). */
export const limitersBefore: ReadonlySet<string> = new Set(['số', 'vài', 'mỗi'].flatMap(keysOf));

export const negations = phrases('không', 'chưa', 'chẳng', 'đừng', 'miễn');
/** Before a body: it is left out. */
export const exclusions = phrases('trừ', 'ngoại trừ', 'loại trừ', 'không bao gồm', 'không gồm', 'không kể', 'không tính');

/** Before a body: somebody else's part of the sentence ("theo hướng dẫn của Sở Nội vụ"). */
export const prepositions: ReadonlySet<string> = new Set(['của', 'tại', 'theo', 'từ', 'về', 'thuộc', 'đến', 'tới'].flatMap(keysOf));
/** Before a verb: it is a noun there ("theo hướng dẫn"); so it is before "của". */
export const nounMarks: ReadonlySet<string> = new Set(['theo', 'sự', 'việc', 'bản', 'quả', 'hoạch', 'khi'].flatMap(keysOf));
export const [ofKey = ''] = keysOf('của');
export const [andKey = ''] = keysOf('và');
export const [withKey = ''] = keysOf('với');

/** What names the bodies after a colon: "Cơ quan chủ trì: …". */
export const labelHeads = phrases('', 'cơ quan', 'đơn vị', 'các cơ quan', 'các đơn vị', 'cơ quan, đơn vị', 'các cơ quan, đơn vị', 'sở, ngành', 'các sở, ngành');

/** Instead of its colon, where it begins with "cơ quan". */
export const labelClosers: ReadonlySet<string> = new Set(['là', '-'].flatMap(keysOf));

/** Before bare names: which names may follow, and with which sign. */
export const listHeads: readonly { readonly keys: readonly string[]; readonly family: Family }[] = [
  ...phrases('các sở', 'sở').map((keys) => ({ keys, family: 'so' as const })),
  ...phrases('UBND các huyện', 'UBND các thị xã', 'UBND các thành phố', 'Ủy ban nhân dân các huyện', 'Ủy ban nhân dân các thành phố').map((keys) => ({ keys, family: 'ubnd' as const })),
];
export const listOpeners = phrases(':', 'gồm', 'gồm:', 'bao gồm', 'bao gồm:', 'gồm có', 'gồm có:');

/** Bodies of one family may go on with a bare name: "Sở Nội vụ và Tài chính". */
export type Family = 'so' | 'ubnd';
export const districtHeads = phrases('UBND', 'Ủy ban nhân dân');
export const placeLevels = phrases('tỉnh', 'thành phố', 'TP', 'TP.', 'huyện', 'thị xã', 'quận', 'của tỉnh', 'của thành phố', 'của huyện', 'của thị xã');
/** A dot after these ends no sentence. */
export const abbreviations: ReadonlySet<string> = new Set(['tp', 'tx', 'tt', 'p', 'q', 'h'].flatMap(keysOf));
