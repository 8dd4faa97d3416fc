/** What the system's error codes mean, in Vietnamese, for people who have never seen one. */
const words: Readonly<Record<string, string>> = {
  EACCES: 'không có quyền',
  EPERM: 'hệ thống không cho phép',
  EROFS: 'ổ đĩa chỉ cho đọc',
  ENOSPC: 'ổ đĩa hết chỗ trống',
  EDQUOT: 'hết dung lượng được cấp',
  EFBIG: 'tệp quá lớn',
  EIO: 'ổ đĩa hoặc đường truyền hỏng',
  EEXIST: 'ở đó đã có tệp hoặc thư mục cùng tên',
  ENOENT: 'không tìm thấy tệp hoặc thư mục',
  ENOTDIR: 'chỗ cần thư mục lại là một tệp',
  EISDIR: 'chỗ cần tệp lại là một thư mục',
  ENOTEMPTY: 'thư mục không trống',
  EBUSY: 'tệp đang được chương trình khác dùng',
  ETXTBSY: 'tệp đang được chương trình khác dùng',
  EMFILE: 'mở quá nhiều tệp cùng lúc',
  ENFILE: 'mở quá nhiều tệp cùng lúc',
  ENAMETOOLONG: 'đường dẫn quá dài',
  ELOOP: 'liên kết dẫn vòng tròn',
  EXDEV: 'hai thư mục nằm trên hai ổ đĩa khác nhau',
  ENODEV: 'ổ đĩa không còn nữa',
  ENXIO: 'ổ đĩa không còn nữa',
  ESTALE: 'mất liên lạc với thư mục dùng chung',
  EHOSTDOWN: 'mất liên lạc với thư mục dùng chung',
  ETIMEDOUT: 'thư mục dùng chung không trả lời',
  EPIPE: 'bên nhận đã đóng',
  EBADF: 'bên nhận đã đóng',
};

/** The system's code of a failure, such as "EACCES". */
export function codeOf(failure: unknown): string | undefined {
  return failure instanceof Error && 'code' in failure && typeof failure.code === 'string' ? failure.code : undefined;
}

/** The reason of a failure in Vietnamese with the system's code in brackets: "ổ đĩa hết chỗ trống [ENOSPC]". */
export function reasonInWords(failure: unknown): string {
  const code = codeOf(failure);
  if (code === undefined) return failure instanceof Error ? failure.message : String(failure);
  const meaning = words[code];
  return meaning === undefined ? `lỗi hệ thống [${code}]` : `${meaning} [${code}]`;
}
