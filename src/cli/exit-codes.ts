/** What the process's exit code says; told in the help. */
export const exitCodes = { ok: 0, contentFault: 1, usage: 2, outputFault: 3, departures: 4, unreadable: 5, internal: 70 } as const;

export const exitCodesHelp = `
Mã kết thúc:
  0   xong, không có lỗi
  1   nội dung hoặc mẫu có lỗi
  2   gõ sai lệnh, hoặc không có năm đó
  3   không ghi được kết quả (ổ đĩa, quyền ghi, tệp đang mở), hoặc ghi xong mà không in ra được
  4   (inspect) văn bản có chỗ trái quy định về thể thức
  5   (inspect) có tệp không đọc được
  70  lỗi của chương trình
  130, 143  bị dừng giữa chừng (Ctrl-C, tắt máy); kết quả cũ vẫn giữ nguyên`;
