/** What templates print around content, as the seed shows it; `{}` is the content. The one list of such words. */
export const printed = {
  number: 'Số: {}/{}',
  date: '{}, ngày {} tháng {} năm {}',
  kind: 'QUYẾT ĐỊNH',
  decides: 'QUYẾT ĐỊNH:',
  recipientsTitle: 'Nơi nhận:',
  recipient: '- {};',
  archive: '- Lưu: {}.',
  planKind: 'KẾ HOẠCH',
  /** Two lines in the seed. */
  planReference: ['(Kèm theo Quyết định số {}/{} ngày {} tháng {} năm {}', 'của {})'],
  appendix: 'Phụ lục',
  appendixReference: '(Kèm theo {})',
  columns: ['STT', 'Nhiệm vụ', 'Kết quả/sản phẩm đạt được', 'Tiến độ', 'Phân công (cơ quan chủ trì/cơ quan phối hợp) và cách thức thực hiện'],
  item: '- {}',
} as const;
