import { hashWith } from "../../core/blind-index.ts";
import { randomFrom } from "./random.ts";
import { demoSeed, insert, type Stage } from "./stage.ts";

type Pair = { branch_id: string; id: string; last4: string; person_id: string; rank: number };

/** In each branch two households that were opened twice, as it happens: both files have one number. */
export async function makeTwins(stage: Stage): Promise<void> {
  const random = randomFrom(demoSeed + 3);
  const at = new Date(stage.now - 3_600_000);
  const rows = await stage.sql<Pair[]>`
    select * from (select c.branch_id, c.id, k.last4, k.person_id,
      row_number() over (partition by c.branch_id order by c.created_at, c.id)::int as rank
      from customers c cross join lateral (select k.last4, k.person_id from customer_contacts k
        where k.customer_id = c.id and k.last4 is not null order by k.created_at limit 1) k) n
    where rank in (20, 21, 40, 41) order by branch_id, rank`;
  const pairs = rows.flatMap((one, nth) => {
    const other = rows[nth + 1];
    return nth % 2 === 0 && other ? [[one, other] as const] : [];
  });
  await insert(
    stage.sql,
    "customer_contacts",
    pairs.map(([one, other]) => {
      const id = random.idAt(at);
      const value = `+861390000${one.last4}`;
      return {
        ...{ id, branch_id: other.branch_id, customer_id: other.id, person_id: other.person_id },
        ...{ kind: "mobile", last4: one.last4, created_at: at },
        value_hash: hashWith(stage.index, "customer.phone", value),
        value_sealed: stage.seal(
          "customer",
          { table: "customer_contacts", column: "value_sealed", id },
          value,
        ),
      };
    }),
  );
  await insert(
    stage.sql,
    "customer_twins",
    pairs.map(([one, other]) => {
      const [first, second] = [one.id, other.id].sort();
      const { branch_id } = one;
      const of = { id: random.idAt(at), branch_id, why: "number", found_at: at };
      return { ...of, one_id: first ?? "", other_id: second ?? "" };
    }),
  );
}
