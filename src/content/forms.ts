/** A decision is on paper, electronic, or both. */
export const documentForms = ['giay', 'dien-tu'] as const;
export type DocumentForm = (typeof documentForms)[number];

/** Certified copies (R70). */
export const copyForms = ['sao-y', 'sao-luc', 'trich-sao'] as const;
export type CopyForm = (typeof copyForms)[number];
