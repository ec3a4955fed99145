import "server-only";
import { createHash } from "node:crypto";
import { eq, inArray, sql } from "drizzle-orm";
import { v7 as uuid } from "uuid";
import { type Tx, withTx } from "@/db";
import { attachments } from "@/db/schema/attachments";
import type { pushDecision } from "@/db/schema/pushes";
import type { Day } from "@/db/units";
import { openFile } from "@/lib/attachments/files";
import { announce } from "@/lib/core/live";
import { networkOf } from "@/lib/core/request";
import type { ContentFile, PushContent } from "./content";
import { hashOfToken } from "./links";

/** What the page behind a link shows. Days and times are in the branch's zone. */
export type SupplierPage = {
  number: string;
  status: (typeof pushDecision)[number];
  /** The newest version that was sent, which is the one shown. */
  revision: number;
  issued: string;
  content: PushContent;
  /** The buyer is at work on a version that is not sent yet. */
  changing: boolean;
  endedOn: Day | null;
  /** Which push and version the link was made for. */
  linkNumber: string;
  linkRevision: number;
  expiresOn: Day;
  today: Day;
  /** What its reader knew before: the link's own version, or else the one before this. */
  before: { revision: number; content: PushContent } | null;
};

type Verdict = "open" | "miss" | "wait" | "alarm";
export type Opened =
  | { verdict: "open"; page: SupplierPage }
  | { verdict: Exclude<Verdict, "open"> };

const contextOf = (token: string) => ({
  as: "link" as const,
  hash: hashOfToken(token).toString("hex"),
});
/** Counted by, never kept as it is (L-05). */
const keyOf = (address: string) => createHash("sha256").update(`link|${address}`).digest();

/** Reads the page and counts the open (L-11), in one statement; unknown, expired and revoked alike. */
export async function openPage(token: string, address: string): Promise<Opened> {
  const row = await withTx(contextOf(token), async (tx) => {
    const [found] = await tx.execute<{ verdict: Verdict; page: SupplierPage | null }>(
      sql`select sec.count_link('open', ${keyOf(address)}) as verdict, sec.supplier_page() as page`,
    );
    const files = found?.page?.content.files;
    if (found?.page && files?.length) found.page.content.files = await stillThere(tx, files);
    return found;
  });
  if (row?.verdict === "open" && row.page) return { verdict: "open", page: row.page };
  return { verdict: row && row.verdict !== "open" ? row.verdict : "miss" };
}

/** A file that was taken off the push is not offered any more. */
async function stillThere(tx: Tx, files: readonly ContentFile[]): Promise<ContentFile[]> {
  const ids = files.map(({ id }) => id);
  const there = await tx
    .select({ id: attachments.id })
    .from(attachments)
    .where(inArray(attachments.id, ids));
  return files.filter(({ id }) => there.some((one) => one.id === id));
}

/** A file of the page with its content; row security shows this link's own and no other (L-12). */
export async function openLinkedFile(token: string, id: string) {
  const [file] = await withTx(
    contextOf(token),
    (tx) =>
      tx
        .select({
          id: attachments.id,
          name: attachments.name,
          mediaType: attachments.mediaType,
          keySealed: attachments.keySealed,
        })
        .from(attachments)
        .where(eq(attachments.id, id)),
    { readOnly: true },
  );
  return file ? { ...file, content: await openFile(file.id, file.keySealed) } : null;
}

/** Somebody had the page open for a second (L-04). Nothing else about the push changes. */
export async function recordView(
  token: string,
  address: string,
  browser: string,
): Promise<Verdict> {
  return withTx(contextOf(token), async (tx) => {
    const [row] = await tx.execute<{ verdict: Verdict }>(
      sql`select sec.count_link('view', ${keyOf(address)}) as verdict`,
    );
    if (row?.verdict !== "open") return row?.verdict ?? "miss";
    const [seen] = await tx.execute<{ push_id: string }>(sql`
      with view as (
        insert into push_views (id, link_id, branch_id, network, browser)
        select ${uuid()}, l.id, l.branch_id, ${networkOf(address)}, ${browser} from push_links l
        where l.token_hash = ${hashOfToken(token)}
      )
      select t.push_id from push_targets t where t.id = (select sec.linked_target())`);
    if (seen) await announce(tx, { topic: "document", id: seen.push_id });
    return "open";
  });
}
