/** Why an act was refused: a words key with its params, and words keys by field. */
export type Failure = {
  code: string;
  params?: Record<string, string | number>;
  /** The same paths the form uses: { "lines.0.unitPrice": ["core.not-an-amount"] }. */
  fields?: Record<string, string[]>;
  /** 被他人修改: what is stored now, as the form would hold it (S3). */
  stored?: Record<string, unknown>;
};

export type Result<T> = { ok: true; data: T } | { ok: false; failure: Failure };
