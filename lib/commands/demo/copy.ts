import { once } from "node:events";
import type { TransactionSql } from "postgres";

type Value = string | number | bigint | boolean | Date | Buffer | null | readonly string[] | Json;
/** Written as JSON. Anything else that is an object would be a mistake. */
export class Json {
  constructor(readonly value: unknown) {}
}
export type Row = Readonly<Record<string, Value>>;

/** Rows by table, in the order in which foreign keys want them; each table is sent by COPY. */
export type Batch = Map<string, Row[]>;

export const put = (batch: Batch, table: string, ...rows: Row[]) => {
  const there = batch.get(table);
  if (there) there.push(...rows);
  else batch.set(table, rows);
};

export async function send(sql: TransactionSql, batch: Batch): Promise<void> {
  for (const [table, rows] of batch) {
    const columns = Object.keys(rows[0] ?? {});
    const stream = await sql`copy ${sql(table)} (${sql(columns)}) from stdin`.writable();
    for (let from = 0; from < rows.length; from += 500) {
      const text = rows
        .slice(from, from + 500)
        .map((row) => `${columns.map((column) => written(row[column] ?? null)).join("\t")}\n`)
        .join("");
      if (!stream.write(text)) await once(stream, "drain");
    }
    stream.end();
    await once(stream, "finish");
  }
}

/** A value in COPY's text format. */
function written(value: Value): string {
  if (value === null) return "\\N";
  if (typeof value === "boolean") return value ? "t" : "f";
  if (value instanceof Date) return value.toISOString();
  if (Buffer.isBuffer(value)) return `\\\\x${value.toString("hex")}`;
  if (value instanceof Json) return escaped(JSON.stringify(value.value));
  if (Array.isArray(value)) return escaped(`{${value.map((one) => `"${one}"`).join(",")}}`);
  return escaped(String(value));
}

const escapes: Record<string, string> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };
const escaped = (text: string) => text.replace(/[\\\t\n\r]/g, (one) => escapes[one] ?? one);
