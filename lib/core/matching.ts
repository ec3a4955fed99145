import { and, like, type SQL, type SQLWrapper } from "drizzle-orm";

/**
 * Every word of the query somewhere in a `found` column, which is lower case and without blanks:
 * "绒面 30页" finds 12 寸绒面册 30 页. For catalogues of thousands of rows; documents use sec.find.
 */
export function matching(found: SQLWrapper, query: string): SQL | undefined {
  const words = query.normalize("NFKC").toLowerCase().split(/\s+/).filter(Boolean).slice(0, 6);
  return and(...words.map((word) => like(found as never, `%${escaped(word.slice(0, 60))}%`)));
}

const escaped = (word: string) => word.replace(/[\\%_]/g, (sign) => `\\${sign}`);
