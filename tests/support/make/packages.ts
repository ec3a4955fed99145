import { randomUUID } from "node:crypto";
import { addPackage } from "@/lib/packages/actions";
import type { PackageForm } from "@/lib/packages/schema";
import { addCategory, addShootType } from "@/lib/packages/types/actions";
import { done } from "./purchase-orders";

let made = 0;

/** A category of a kind of shoot of its own, through the acts, as whoever is signed in. */
export async function storedCategory(required: ("wedding_day" | "child")[] = []) {
  made += 1;
  const [shootTypeId, id] = [randomUUID(), randomUUID()];
  const serial = `${process.pid % 1000}-${made}`;
  done(await addShootType({ id: shootTypeId, name: `类型 ${serial}`, required }));
  done(await addCategory({ id, shootTypeId, name: `类别 ${serial}` }));
  return { id, shootTypeId, name: `类别 ${serial}` };
}

export const packageForm = (form: Partial<PackageForm> & { categoryId: string }): PackageForm => {
  made += 1;
  return {
    ...{ id: randomUUID(), version: 0, code: `TX${process.pid % 1000}-${made}`, name: "山海之间" },
    ...{ price: "5,999.00", floorPrice: "5,000.00", deposit: "1,000.00", branchIds: [] },
    ...{ validFrom: "", validUntil: "", shoots: "1", looks: "3", leastShots: "120" },
    ...{ retouched: "40", inAlbum: "36", allFiles: true, extraRetouch: "80", extraInAlbum: "60" },
    ...{ notes: "", active: true, items: [] },
    ...form,
  };
};

/** Through the act itself, as whoever is signed in. */
export async function storedPackage(
  form: Partial<PackageForm> = {},
  required: ("wedding_day" | "child")[] = [],
) {
  const category = form.categoryId ? null : await storedCategory(required);
  const wanted = packageForm({ ...form, categoryId: form.categoryId ?? category?.id ?? "" });
  done(await addPackage(wanted));
  return { ...wanted, version: 1, shootTypeId: category?.shootTypeId ?? "" };
}
