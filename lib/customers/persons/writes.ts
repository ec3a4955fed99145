import "server-only";
import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import type { Tx } from "@/db";
import { customerPersons, customers } from "@/db/schema/customers";
import type { Day } from "@/db/units";
import { type Permission, reaches, type Staff } from "@/lib/core/actor";
import { todayIn } from "@/lib/core/branch";
import { must, reading } from "@/lib/core/guard";
import { Refusal } from "@/lib/core/refusal";
import { isMinorOn } from "../rules";
import { sealOfPerson, unsealOf } from "../sealed";
import type { addPersonInput } from "./schema";

type Asked = Omit<z.output<typeof addPersonInput>, "customerId">;
type Stored = typeof customerPersons.$inferSelect;

/** A person of a household, for who reaches the household by this right; null for anybody else. */
export const storedPerson = (
  actor: Staff,
  needed: Permission,
  id: string,
): Promise<Stored | null> =>
  reading(actor, async (tx) => {
    must(actor, needed);
    const [row] = await tx
      .select({ person: customerPersons, customer: customers })
      .from(customerPersons)
      .innerJoin(customers, eq(customers.id, customerPersons.customerId))
      .where(and(eq(customerPersons.id, id), customerPersons.active));
    return row && reaches(actor, needed, row.customer) ? row.person : null;
  });

/**
 * What is stored of a person. A child's field left empty keeps what was there; whether it is a child's is known
 * by the role or the birthday, and a child's is sealed with the key of the children.
 */
export async function sealedPerson(actor: Staff, asked: Asked, before: Stored | null) {
  const { id, role, guardianId, consent } = asked;
  const kept = async (what: "name" | "birthday", sealed: Buffer | null = null) =>
    before?.isMinor ? unsealOf(what, id, sealed) : "";
  const name = asked.personName || (await kept("name", before?.nameSealed));
  const birthday = asked.birthday || (await kept("birthday", before?.birthdaySealed));
  const isMinor =
    role === "baby" ||
    (birthday !== "" && isMinorOn(birthday as Day, todayIn(actor, actor.branchId)));
  if (isMinor && !guardianId) refuseAt("guardianId", "customers.guardian-missing");
  if (isMinor && !consent) refuseAt("consent", "customers.consent-missing");
  return {
    id,
    role,
    isMinor,
    nameSealed: await sealOfPerson("name", { id, isMinor }, name),
    birthdaySealed: await sealOfPerson("birthday", { id, isMinor }, birthday),
    birthMonth: birthday ? Number(birthday.slice(5, 7)) : null,
    guardianId: isMinor ? guardianId : null,
  };
}

/** A grown-up of the same household. */
export async function mustBeGuardian(tx: Tx, customerId: string, id: string | null) {
  if (id === null) return;
  const [guardian] = await tx
    .select()
    .from(customerPersons)
    .where(
      and(
        ...[eq(customerPersons.id, id), eq(customerPersons.customerId, customerId)],
        customerPersons.active,
      ),
    );
  if (!guardian || guardian.isMinor) refuseAt("guardianId", "customers.guardian-missing");
}

function refuseAt(field: string, why: string): never {
  throw new Refusal("core.invalid", {}, { fields: { [field]: [why] } });
}
