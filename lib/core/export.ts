import "server-only";
import type { NextRequest } from "next/server";
import { withTx } from "@/db";
import type { Staff } from "./actor";
import { type Trace, writeTrace } from "./audit";
import { contextOf } from "./guard";
import { logBug } from "./log";
import { Refusal } from "./refusal";
import { thisRequest } from "./request";
import { csvLine, csvStart, xlsxOf } from "./table-export";
import { discreet } from "./text";

export type ExportColumn<R> = {
  head: string;
  /** What the list shows, as text; masks belong into the query (S9). */
  cell: (row: R) => string | null | undefined;
  /** An amount or quantity, already shown with at most three decimals: a number in Excel. */
  number?: boolean;
};

type Export<R> = {
  actor: Staff;
  request: NextRequest;
  /** The list's word in addresses: "purchase-orders". Names the file and the trace. */
  list: string;
  columns: readonly ExportColumn<R>[];
  /** One keyset page after another, each read by the list's own query inside the reader's rights. */
  page: (after: string | null) => Promise<{ rows: readonly R[]; after: string | null }>;
};

/** Who asked is read at once: while the rows flow, the request's headers are gone. */
type Started<R> = Export<R> & { from: Awaited<ReturnType<typeof thisRequest>> };

/** Excel keeps the whole file in memory; CSV flows. */
const most = { csv: 100_000, xlsx: 20_000 } as const;
type Format = keyof typeof most;

const kinds = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
} as const;

/**
 * A list as it is filtered, as CSV or Excel (`?format=`). Every field is text that no spreadsheet
 * will run (T-15). What was asked for and how many rows left are traced (S9). In a route handler:
 *
 *   export const GET = route({ may: download, run: ({ request, actor }) => exportRows({ … }) })
 */
export async function exportRows<R>(asking: Export<R>): Promise<Response> {
  const wanted: Started<R> = { ...asking, from: await thisRequest() };
  const { request, list } = wanted;
  const format = formatOf(request);
  const asked = Object.fromEntries(
    [...request.nextUrl.searchParams].map(([key, value]) => [
      key,
      key === "q" ? discreet(value) : value,
    ]),
  );
  await note(wanted, `${list}.export`, asked);
  return new Response(format === "csv" ? csvOf(wanted, asked) : await xlsxFile(wanted, asked), {
    headers: {
      "Content-Type": kinds[format],
      "Content-Disposition": `attachment; filename="${list}.${format}"`,
      "Cache-Control": "no-store",
      "Content-Security-Policy": "sandbox",
    },
  });
}

function formatOf(request: NextRequest): Format {
  const format = request.nextUrl.searchParams.get("format") ?? "csv";
  if (format !== "csv" && format !== "xlsx") throw new Refusal("core.invalid");
  return format;
}

const note = async (
  { actor, list, from }: Pick<Started<unknown>, "actor" | "list" | "from">,
  act: Trace["act"],
  after: object,
) => {
  await withTx(contextOf(actor), (tx) =>
    writeTrace(tx, actor, from, { act, document: list, branchId: null, after }),
  );
};

/** Every row up to the limit, a page at a time. */
async function* pagesOf<R>({ page }: Export<R>, limit: number): AsyncGenerator<readonly R[]> {
  let after: string | null = null;
  let left = limit;
  do {
    const next: { rows: readonly R[]; after: string | null } = await page(after);
    yield next.rows.slice(0, left);
    left -= next.rows.length;
    after = next.after;
  } while (after !== null && left > 0);
}

function csvOf<R>(wanted: Started<R>, asked: object): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const { columns, list } = wanted;
  const pages = pagesOf(wanted, most.csv);
  let rows = 0;
  // Also when the browser leaves half way: what has left is on record.
  const end = (complete: boolean) => note(wanted, `${list}.exported`, { ...asked, rows, complete });
  return new ReadableStream({
    start(controller) {
      controller.enqueue(encoder.encode(csvStart(columns.map(({ head }) => head))));
    },
    async pull(controller) {
      try {
        const { value, done } = await pages.next();
        if (done) {
          await end(true);
          return controller.close();
        }
        rows += value.length;
        const lines = value.map((row) =>
          csvLine(columns.map(({ cell, number }) => ({ text: cell(row) ?? "", number }))),
        );
        controller.enqueue(encoder.encode(lines.join("")));
      } catch (error) {
        logBug(error, "export");
        controller.error(new Error("the export broke off"));
      }
    },
    async cancel() {
      await end(false).catch((error) => logBug(error, "export"));
    },
  });
}

async function xlsxFile<R>(wanted: Started<R>, asked: object): Promise<Buffer<ArrayBuffer>> {
  const { columns, list } = wanted;
  const all: { text: string; number?: boolean }[][] = [];
  for await (const rows of pagesOf(wanted, most.xlsx))
    for (const row of rows)
      all.push(columns.map(({ cell, number }) => ({ text: cell(row) ?? "", number })));
  await note(wanted, `${list}.exported`, {
    ...asked,
    rows: all.length,
    complete: true,
  });
  return xlsxOf(
    columns.map(({ head }) => head),
    all,
  );
}
