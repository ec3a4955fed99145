import { randomUUID } from "node:crypto";
import { addProduct } from "@/lib/products/actions";
import type { ProductForm } from "@/lib/products/schema";
import { addSupplier } from "@/lib/suppliers/actions";
import type { SupplierForm } from "@/lib/suppliers/schema";

let made = 0;

/** What the form of a new supplier holds. */
export function supplierForm(form: Partial<SupplierForm> = {}): SupplierForm {
  made += 1;
  return {
    id: randomUUID(),
    version: 0,
    code: `T${made}-${randomUUID().slice(0, 4)}`,
    name: `青禾相册工坊 ${made}`,
    kind: "album",
    settlement: "monthly",
    paymentTerms: "月结 30 天",
    address: "厦门市湖里区枋湖路 1 号",
    leadDays: "7",
    autoPush: false,
    showsPrices: true,
    notes: "",
    ...form,
  };
}

export function productForm(form: Partial<ProductForm> = {}): ProductForm {
  made += 1;
  return {
    id: randomUUID(),
    version: 0,
    sku: `T-${made}-${randomUUID().slice(0, 4)}`,
    name: "12 寸蝴蝶册",
    kind: "package_item",
    unit: "本",
    spec: "绒面 20 页",
    salePrice: "698.00",
    cost: "120.00",
    productionDays: "7",
    active: true,
    ...form,
  };
}

/** Through the act itself, as whoever is signed in. */
export async function storedSupplier(form: Partial<SupplierForm> = {}): Promise<SupplierForm> {
  const wanted = supplierForm(form);
  const result = await addSupplier(wanted);
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return { ...wanted, version: 1 };
}

export async function storedProduct(form: Partial<ProductForm> = {}): Promise<ProductForm> {
  const wanted = productForm(form);
  const result = await addProduct(wanted);
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return { ...wanted, version: 1 };
}
