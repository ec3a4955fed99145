import { randomUUID } from "node:crypto";
import { admin } from "../support/admin";
import { idOf } from "../support/build";
import { visitor } from "../support/visitor";

/**
 * What the demo company's second branch has and its first has no business with: one document of each
 * kind, made where the demo has none.
 */
export async function secondBranch(url: string) {
  const one = async (table: string, condition: string): Promise<string> => {
    const [row] = await admin.unsafe<{ id: string }[]>(
      `select d.id from ${table} d join branches b on b.id = d.branch_id
       where b.code = 'XM02' and ${condition} order by d.id desc limit 1`,
    );
    if (!row) throw new Error(`the second branch has nothing of ${table} where ${condition}`);
    return row.id;
  };
  const order = await one("purchase_orders", "d.status = 'submitted'");
  const push = await one("pushes", "d.status = 'submitted' and d.order_id is not null");
  const target = await one("push_targets", `d.push_id = '${push}' and d.became_order_id is null`);
  const delivery = await one("push_deliveries", "true");
  const link = await one("push_links", "true");
  const person = await one("people", "d.active");
  const customer = await one("customers", "true");
  const job = await one("jobs", "d.is_open");
  const sale = await one("orders", "d.status = 'draft'");
  const lead = await one("leads", "d.status = 'contacted'");
  const [branch] = await admin<{ id: string }[]>`select id from branches where code = 'XM02'`;
  const [buyer] = await admin<{ id: string }[]>`select id from people where account = 'buyer.xm02'`;

  const colleague = visitor(url);
  await colleague.signIn("buyer.xm02");
  const draft = randomUUID();
  const copied = await colleague.act(idOf("purchase-orders/actions copyOrder"), {
    id: draft,
    from: order,
  });
  if (!copied.ok) throw new Error(`no draft: ${copied.failure.code}`);
  const file = await upload(colleague, draft);
  const [session] = await admin<{ id: string }[]>`
    select id from sessions where person_id = ${buyer?.id ?? ""} order by id desc limit 1`;
  return {
    ...{ order, draft, push, target, delivery, link, person, customer, sale, job, file },
    ...{ order, draft, push, target, delivery, link, person, customer, lead, sale, file },
    ...{ branch: branch?.id ?? "", session: session?.id ?? "" },
  };
}

async function upload(who: ReturnType<typeof visitor>, order: string): Promise<string> {
  const form = new FormData();
  form.set("file", new File(["样册\n"], "说明.txt"));
  const request = new Request("http://form/", { method: "POST", body: form });
  const answer = await who.ask(`/api/attachments?document=purchase-order&id=${order}`, {
    method: "POST",
    headers: {
      "content-type": request.headers.get("content-type") ?? "",
      "idempotency-key": randomUUID(),
    },
    body: await request.text(),
  });
  if (answer.status !== 201) throw new Error(`the file was not taken: ${answer.body}`);
  return JSON.parse(answer.body).data.id;
}
