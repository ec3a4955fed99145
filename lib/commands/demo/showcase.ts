import type { TransactionSql } from "postgres";
import type { Branch } from "./company.ts";
import type { Batch } from "./copy.ts";
import { type Book, mailOf, openDesk, taleLines } from "./desk.ts";
import type { Stage } from "./stage.ts";
import { type Cast, sevenDays } from "./story.ts";
import type { Receiver } from "./tale.ts";

/** How many orders the showcase tells of the two branches together. */
export const showcaseOrders = 36;

/**
 * One push and one order of every kind for each branch, all within the last week: what the months of
 * usual orders do not show. Returns what lists ask of them, to be settled by the database.
 */
export function tellShowcase(
  batch: Batch,
  stage: Stage,
  cast: Cast,
  numbers: Pick<Book, "number" | "rules">,
): Book {
  const book: Book = { ...numbers, windows: sevenDays(), orders: [], pushes: [] };
  const [one, other] = cast.branches;
  if (!one || !other) throw new Error("the demo has two branches");
  branchTales(one, other);
  branchTales(other, one);
  return book;

  function branchTales(branch: Branch, elsewhere: Branch) {
    const desk = openDesk(batch, stage, cast, branch, book);
    const { ago, who, maker, author, order, filled, goneOut, goOut, direct, asked } = desk;
    const { sent, noted, finished, tellAuthor, inbox, becoming } = desk;
    const toBranch: Receiver = { kind: "branch", branch: elsewhere };
    const toStore: Receiver = { kind: "department", branch, department: "warehouse" };
    const toDigital: Receiver = { kind: "department", branch, department: "digital" };

    // Of one supplier the older first: each order knows what stands in the seven days before it.
    waitsAndDrafts();
    outAndBack();
    goneWrong();
    changedAndEnded();
    ordersOfTheirKind();

    /** Not submitted yet: a draft, a confirmed one, and one that an order has just filled. */
    function waitsAndDrafts() {
      finished(direct([toBranch, toStore], 2, "调拨一批，给周末的客人用"));
      const confirmed = direct([toDigital], 3, "修好的样片请今天上架");
      confirmed.confirm(ago(2.5));
      finished(confirmed);
      finished(filled(order(maker("yaji-album"), 30)).tale);
    }

    /** Out, and how they were answered, by suppliers, a branch and departments. */
    function outAndBack() {
      const accepted = goneOut(filled(order(maker("jingdian-print"), 52)));
      accepted.tale.link(0, accepted.at, { views: [ago(40), ago(20)] });
      sent(accepted);
      noted(accepted, "accepted", 18);
      const late = goneOut(filled(order(maker("muyan-frame"), 78)));
      late.tale.link(0, late.at, { views: [ago(70)] });
      sent(late, true);
      noted(late, "other_date", 26, "木料要等，晚四天", 4);
      const refused = goneOut(filled(order(maker("yimu-frame"), 70)));
      refused.tale.link(0, refused.at, { views: [ago(65)] });
      sent(refused);
      noted(refused, "refused", 64, "这个规格不做了");
      const seen = goneOut(filled(order(maker("jingcai-frame"), 34)));
      seen.tale.link(0, seen.at, { views: [ago(9)] });
      sent(seen);
      finished(seen.tale);
      const byPhone = goneOut(filled(order(maker("yingdu-print"), 84)));
      byPhone.tale.link(0, byPhone.at);
      byPhone.tale.message({
        ...{ to: 0, channel: "manual", means: "phone", note: "电话里念给小陈，他记下了" },
        attempts: [{ at: ago(70), outcome: "sent" }],
      });
      finished(byPhone.tale);

      asked(direct([toBranch], 20, "借用两只水晶框，周五还"));
      const partly = asked(direct([toStore], 44, ""), 43, false);
      partly.answer({
        ...{ to: 0, at: ago(28), by: who("warehouse"), answer: "partial" },
        note: "库里只有一半，另一半周四到",
      });
      tellAuthor(partly, 0, ago(28), "partial", who("warehouse"), "库里只有一半，另一半周四到");
      finished(partly);
      const refusedThere = asked(direct([toBranch], 70, ""), 69, false);
      const there = who("branch_manager", elsewhere);
      refusedThere.answer({
        ...{ to: 0, at: ago(50), by: there, answer: "refused", note: "这周我们自己也不够" },
      });
      tellAuthor(refusedThere, 0, ago(50), "refused", there, "这周我们自己也不够");
      finished(refusedThere);
      const done = asked(direct([toDigital], 120, ""), 119, false);
      done.answer({ to: 0, at: ago(100), by: who("retoucher"), answer: "accepted" });
      done.finish("close", ago(30));
      finished(done);
    }

    /** Not arrived: tried again, failed, stopped, perhaps twice; and a link that went astray. */
    function goneWrong() {
      const retried = goneOut(filled(order(maker("yaji-album"), 26)), 3);
      retried.tale.link(0, retried.at);
      const tries = [0, 1, 6, 36, 156];
      retried.tale.message({
        ...{ to: 0, channel: mailOf(retried.supplier) },
        attempts: tries.map((minutes) => ({
          at: new Date(retried.at.getTime() + minutes * 60_000),
          ...{ outcome: "retry", failure: "unreached", detail: "connect ETIMEDOUT" },
        })),
        nextAt: new Date(retried.at.getTime() + 156 * 60_000 + 12 * 3_600_000),
      });
      finished(retried.tale);

      const astray = goneOut(filled(order(maker("liyan-cosmetic"), 66)));
      astray.tale.link(0, astray.at, {
        views: [ago(58)],
        revoked: { at: ago(57), reason: "链接外传" },
      });
      astray.tale.link(0, ago(56.9), { views: [ago(30)] });
      sent(astray);
      finished(astray.tale);

      const failed = goneOut(filled(order(maker("liyan-cosmetic"), 28)));
      failed.tale.link(0, failed.at);
      const bounced = { outcome: "failed", failure: "mail-refused" } as const;
      failed.tale.message({
        ...{ to: 0, channel: mailOf(failed.supplier) },
        attempts: [{ at: failed.at, ...bounced, detail: "550 用户不存在，请核对邮箱" }],
      });
      inbox([author], failed.tale.id, failed.at, {
        ...{ message: "pushes.undelivered", meaning: "wrong" },
        params: {
          number: failed.tale.number(0),
          ...{ supplier: failed.supplier.name, recipient: mailOf(failed.supplier).label },
        },
      });
      finished(failed.tale);

      const stopped = goneOut(filled(order(maker("haisi-album"), 54)));
      stopped.tale.link(0, stopped.at);
      stopped.tale.message({
        ...{ to: 0, channel: mailOf(stopped.supplier) },
        attempts: [
          { at: stopped.at, outcome: "retry", failure: "mail-later", detail: "451 请稍后再试" },
        ],
        stopped: { at: new Date(stopped.at.getTime() + 40_000), by: author },
      });
      finished(stopped.tale);

      const twice = goneOut(filled(order(maker("muyan-frame"), 60)));
      twice.tale.link(0, twice.at, { views: [ago(50)] });
      sent(twice, false);
      const robot = twice.supplier.channels.find(({ kind }) => kind !== "email");
      if (robot)
        twice.tale.message({
          ...{ to: 0, channel: robot },
          attempts: [
            { at: twice.at, outcome: "unknown", failure: "interrupted" },
            { at: new Date(twice.at.getTime() + 300_000), outcome: "sent", detail: "0 ok" },
          ],
        });
      finished(twice.tale);
    }

    /** 已更新, 作废, 转为采购单. */
    function changedAndEnded() {
      const changed = order(maker("yimu-frame"), 46, { revisedAt: 22 });
      const before = goneOut(filled(changed, changed.first));
      before.tale.link(0, before.at, { views: [ago(38)] });
      sent(before);
      before.tale.revise(ago(22), "客人加做两份", taleLines(changed.story.lines));
      const again = { ...before, at: ago(15) };
      goOut(again.tale, ago(15.2), again.at);
      again.tale.link(0, again.at);
      sent(again);
      finished(again.tale);

      const cancelled = goneOut(filled(order(maker("yingdu-print"), 38)));
      cancelled.tale.link(0, cancelled.at, { views: [ago(30)] });
      sent(cancelled);
      cancelled.tale.finish("cancel", ago(20), "客人改期到明年");
      cancelled.tale.message({
        ...{ to: 0, purpose: "cancel", channel: mailOf(cancelled.supplier) },
        attempts: [{ at: ago(19.9), outcome: "sent", detail: "250 OK" }],
      });
      finished(cancelled.tale);

      // Above 免审金额: of the one everything became an order, of the other the supplier's part.
      const whole = becoming(maker("jingcai-frame"), 18);
      const became = direct([whole.receiver], 18.2, "", whole);
      became.confirm(ago(18.1));
      became.finish("become-orders", ago(18));
      finished(became);
      const part = becoming(maker("haisi-album"), 12);
      const parts = direct([part.receiver, toBranch, toStore], 12.2, "三处一起备货", part);
      asked(parts, 12, false);
      const there = who("branch_manager", elsewhere);
      parts.answer({ to: 1, at: ago(6), by: there, answer: "accepted" });
      tellAuthor(parts, 1, ago(6), "accepted", there, "");
      finished(parts);
    }

    /** A copy, a sum of seven days that needs 老板, and his place taken by another. */
    function ordersOfTheirKind() {
      const first = order(maker("zaoxing-cosmetic"), 150, { yuan: 6200 });
      order(maker("zaoxing-cosmetic"), 90, {
        ...{
          yuan: 5600,
          copyOf: first.number,
          second: { by: who("accountant"), for: who("owner") },
        },
      });
      order(maker("yaji-album"), 5, { undecided: true });
    }
  }
}

/** What lists read of the showcase, said by the functions that say it in the product. */
export async function settleShowcase(
  sql: TransactionSql,
  { pushes, orders }: Pick<Book, "pushes" | "orders">,
): Promise<void> {
  for (const { id, changedAt } of pushes) {
    await sql`select sec.sync_push(${id})`;
    await sql`update pushes set changed_at = ${changedAt} where id = ${id}`;
  }
  await sql`update purchase_orders o set push_status = coalesce(sec.push_progress(o.id), 'none')
    where o.id = any (${orders}::uuid[])`;
}
