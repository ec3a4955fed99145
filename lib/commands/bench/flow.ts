import { v7 as uuid } from "uuid";
import { fen } from "../../core/figures.ts";
import { contentOf, hashOf } from "../../purchase-orders/content.ts";
import { actionIds, asAct, cookieOf } from "./browser.ts";
import { client, hammer, type Measured, type Until } from "./load.ts";
import type { Product } from "./product.ts";

type Item = { productId: string; name: string; spec: string; unit: string };

/** Suppliers with whom the flow buys: reached by mail, pushed to only when somebody presses. */
export async function flowSuppliers({ owner }: Product, count: number): Promise<string[]> {
  const found = await owner<{ id: string }[]>`
    select id from suppliers s where status = 'active' and not auto_push and exists (
      select from supplier_channels c where c.supplier_id = s.id and c.kind = 'email')
    order by code limit ${count}`;
  return found.map(({ id }) => id);
}

/**
 * "Create with five lines, submit, approve" through the server actions, as the browsers of a buyer
 * and of a branch manager send them. Each client buys from a supplier of its own.
 */
export async function flow(
  product: Product,
  suppliers: readonly string[],
  clients: number,
  until: Until,
): Promise<Measured> {
  const { owner, port, secret } = product;
  const buyer = await cookieOf(owner, "buyer", secret);
  const manager = await cookieOf(owner, "branch_manager", secret);
  const [branch] = await owner<{ id: string }[]>`select id from branches where code = 'XM01'`;
  const items = await owner<Item[]>`
    select id as "productId", name, spec, unit from products order by sku limit 5`;
  const branchId = branch?.id ?? "";
  const idOf = actionIds();
  const file = "lib/purchase-orders/actions.ts";
  const ids = ["draftOrder", "submitOrder", "approveOrder"].map((name) => idOf(file, name));
  const { call, close } = client(port, clients);

  const act = async (path: string, cookie: string, id = "", input: unknown = null) => {
    const answer = await call(asAct(port, path, cookie, id, input));
    if (answer.status !== 200 || !answer.body.includes('"ok":true'))
      throw new Error(
        `${answer.status} ${answer.body.match(/\{"ok":false[^\n]*/)?.[0] ?? answer.body.slice(0, 200)}`,
      );
  };
  try {
    return await hammer(clients, until, async (mine) => {
      const id = uuid();
      const supplierId = suppliers[mine % suppliers.length] ?? "";
      const lines = items.map((item) => ({ ...item, quantity: "2", unitPrice: "10.50" }));
      await act("/purchase-orders/new", buyer, ids[0], { id, branchId, supplierId, lines });
      await act(`/purchase-orders/${id}`, buyer, ids[1], { id, version: 1 });
      const seen = hashOf(
        contentOf(
          {
            ...{ branchId, supplierId, expectedOn: null, notes: "" },
            freight: fen(0n),
            discount: fen(0n),
            total: fen(10_500n),
          },
          items.map((item, i) => ({
            ...{ ...item, seq: i + 1, supplierSku: "", expectedOn: null, discount: fen(0n) },
            ...{ quantity: 2000n as never, unitPrice: fen(1050n), amount: fen(2100n) },
          })),
        ),
      ).toString("hex");
      await act("/approvals", manager, ids[2], { id, seen });
    });
  } finally {
    close();
  }
}
