import { setImmediate, setTimeout as wait } from "node:timers/promises";
import { v7 as uuid } from "uuid";
import type { Result } from "@/lib/core/result";
import { sessionCookie } from "@/lib/core/session";
import { approveOrder, draftOrder } from "@/lib/purchase-orders/actions";
import { admin } from "./admin";
import { aForm, aSubmitted, seen } from "./make/purchase-orders";
import { browser, cookies } from "./next-headers";
import { signInAs } from "./session";

/** One act as its caller saw it. "unknown": no answer, or one that does not say whether it happened. */
type Call = { id: string; kind: "draft" | "approve"; key: string; outcome: "ok" | "unknown" };
type Cookie = string;

const noAnswer = new Set(["core.unavailable", "core.busy", "core.unexpected"]);

/**
 * Sixty-four people who write while the database falls, and the history of what they were told:
 * fifty-six draft orders, eight approve orders that wait.
 */
export async function people() {
  const orders: string[] = [];
  for (let n = 0; n < 48; n += 1) orders.push(await aSubmitted({ price: "10.00" }));
  const hashes = new Map(
    await Promise.all(orders.map(async (id) => [id, await seen(id)] as const)),
  );
  const form = await aForm({ price: "123.45" });
  const cookieOf = async (role: "buyer" | "accountant"): Promise<Cookie> => {
    await signInAs(role);
    return (await cookies()).get(sessionCookie)?.value ?? "";
  };
  const buyer = await cookieOf("buyer");
  const accountant = await cookieOf("accountant");
  const history: Call[] = [];

  const perform = ({ id, kind, key }: Omit<Call, "outcome">) =>
    kind === "draft"
      ? as(buyer, () => draftOrder({ ...form, id }, key))
      : as(accountant, () => approveOrder({ id, seen: hashes.get(id) ?? "", note: "" }, key));

  async function call(asked: Omit<Call, "outcome">) {
    const result = await perform(asked);
    if (!result.ok && !noAnswer.has(result.failure.code))
      throw new Error(`${asked.kind} was refused: ${result.failure.code}`);
    history.push({ ...asked, outcome: result.ok ? "ok" : "unknown" });
    return result.ok;
  }

  /** Everybody writes until told to stop; resolves when the last answer is there. */
  async function write(until: () => boolean) {
    const drafting = async () => {
      while (!until())
        if (!(await call({ id: uuid(), kind: "draft", key: uuid() }))) await wait(20);
    };
    const approving = async () => {
      for (let id = orders.pop(); id && !until(); id = orders.pop())
        if (!(await call({ id, kind: "approve", key: uuid() }))) await wait(20);
    };
    await Promise.all([
      ...Array.from({ length: 56 }, drafting),
      ...Array.from({ length: 8 }, approving),
    ]);
  }

  /** What the answers promised and the database does not hold; empty is as it must be. */
  async function lost(): Promise<string[]> {
    const rows = await admin<{ id: string; status: string; sound: boolean; traced: boolean }[]>`
      select o.id, o.status,
        o.total = (select sum(amount) from purchase_order_lines l where l.order_id = o.id) as sound,
        exists (select from audit_log a where a.document_id = o.id) as traced
      from purchase_orders o`;
    const there = new Map(rows.map((row) => [row.id, row]));
    return [
      ...history
        .filter(({ outcome, id, kind }) => {
          const { status } = there.get(id) ?? {};
          return outcome === "ok" && (kind === "draft" ? !status : status !== "approved");
        })
        .map(({ kind, id }) => `${kind} ${id} was acknowledged and is gone`),
      ...rows.filter(({ sound }) => !sound).map(({ id }) => `${id} is torn`),
      ...rows.filter(({ traced }) => !traced).map(({ id }) => `${id} has no trace`),
    ];
  }

  /** Who got no answer asks again with the same key, and is told the truth: it happens once. */
  async function askAgain(): Promise<string[]> {
    const wrong: string[] = [];
    for (const asked of history.filter(({ outcome }) => outcome === "unknown")) {
      const result: Result<unknown> = await perform(asked);
      if (!result.ok) wrong.push(`${asked.kind} again: ${result.failure.code}`);
    }
    const [twice] = await admin<{ n: number }[]>`
      select count(*)::int as n from (select document_id from audit_log
        where act in ('purchase-orders.draft', 'purchase-orders.approve')
        group by document_id, act having count(*) > 1) d`;
    if (twice?.n) wrong.push(`${twice.n} acts happened twice`);
    const numbers = await admin<{ n: number }[]>`
      select right(number, 6)::int as n from purchase_orders where number is not null order by 1`;
    if (numbers.some(({ n }, at) => n !== at + 1)) wrong.push("the official numbers have a gap");
    return wrong;
  }

  const answered = () => history.filter(({ outcome }) => outcome === "ok").length;
  return { write, lost, askAgain, answered };
}

let turn: Promise<unknown> = Promise.resolve();

/** Calls an act in one person's name: the cookie is read before the next one sets his. */
function as<T>(cookie: Cookie, act: () => Promise<T>): Promise<T> {
  const begun = turn.then(async () => {
    browser.setCookie(sessionCookie, cookie);
    const result = act();
    result.catch(() => {});
    await setImmediate();
    return { result };
  });
  turn = begun;
  return begun.then(({ result }) => result);
}
