import { initialsOf, initialsToFind } from "../../core/pinyin.ts";
import { addDays, type Day, daysBetween } from "../../core/time.ts";
import { catalogue, type ListedProduct } from "./catalogue.ts";
import type { Person } from "./people.ts";
import { insert, remember, type Stage } from "./stage.ts";
import type { Supplier } from "./suppliers.ts";

export type Product = ListedProduct & { id: string };
export type Price = { from: Day; to: Day | null; minimum: number; fen: number };
export type Item = {
  id: string;
  supplierId: string;
  product: Product;
  supplierSku: string;
  leadDays: number;
  prices: Price[];
};

export async function makeProducts(
  stage: Stage,
  suppliers: readonly Supplier[],
  people: readonly Person[],
): Promise<Item[]> {
  const { sql, random, opened } = stage;
  const products = catalogue.map((one) => ({ ...one, id: random.idOn(opened) }));
  const items = products.flatMap((product) => itemsOf(product, suppliers, stage));
  const cheapest = (product: Product) =>
    Math.min(
      ...items
        .filter((item) => item.product === product)
        .flatMap(({ prices }) => prices.filter(({ to, minimum }) => !to && minimum === 1))
        .map(({ fen }) => fen),
    );
  await insert(
    sql,
    "products",
    products.map((product) => ({
      id: product.id,
      sku: product.sku,
      name: product.name,
      initials: initialsOf(product.name),
      kind: product.kind,
      unit: product.unit,
      spec: product.spec,
      cost: cheapest(product),
      // Sold in whole yuan, ending in 8 or 0 as on the price list of a studio.
      sale_price: product.markup ? retail(cheapest(product) * product.markup) : 0,
      production_days: product.kind === "package_item" ? random.between(3, 10) : 0,
    })),
  );
  await insert(
    sql,
    "supplier_items",
    items.map(({ id, supplierId, product, supplierSku, leadDays }) => ({
      id,
      supplier_id: supplierId,
      product_id: product.id,
      supplier_sku: supplierSku,
      lead_days: leadDays,
    })),
  );
  const buyers = people.filter(({ role }) => role === "buyer");
  await insert(
    sql,
    "supplier_prices",
    items.flatMap(({ id, prices }) => {
      const by = random.pick(buyers).id;
      return prices.map(({ from, to, minimum, fen }) => ({
        id: random.idOn(from),
        item_id: id,
        min_quantity: minimum,
        price: fen,
        valid_from: from,
        valid_to: to,
        created_by: by,
      }));
    }),
  );
  await remember(
    sql,
    "product",
    products.map(({ id, sku, name, spec }) => ({
      id,
      openedBy: null,
      title: `${name} ${spec}`,
      subtitle: sku,
      words: [initialsToFind(name)],
    })),
  );
  return items;
}

/** One or two suppliers of the right trade for each product. */
function itemsOf(product: Product, suppliers: readonly Supplier[], stage: Stage): Item[] {
  const { random, opened } = stage;
  const makers = suppliers.filter(({ kind }) => kind === product.madeBy);
  return random.sample(makers, random.chance(0.45) ? 2 : 1).map((maker) => ({
    id: random.idOn(opened),
    supplierId: maker.id,
    product,
    supplierSku: `${maker.host.slice(0, 2).toUpperCase()}${random.between(10_000, 99_999)}`,
    leadDays: Math.max(1, maker.leadDays + random.between(-1, 2)),
    prices: pricesOf(product.cost * (0.96 + random.next() * 0.1), stage),
  }));
}

/** Prices of 18 months: two to four seasons, each with its quantity tiers; the last one holds today. */
function pricesOf(start: number, { random, opened, today }: Stage): Price[] {
  const tiers =
    start > 500
      ? ([[1, 1]] as const)
      : start > 20
        ? ([
            [1, 1],
            [10, 0.95],
            [50, 0.9],
          ] as const)
        : ([
            [1, 1],
            [100, 0.92],
          ] as const);
  const seasons = random.between(2, 4);
  const days = daysBetween(opened, today);
  const starts = Array.from({ length: seasons }, (_, place) =>
    place === 0
      ? opened
      : addDays(opened, Math.round((days * place) / seasons) + random.between(-20, 20)),
  );
  let yuan = start;
  return starts.flatMap((from, place) => {
    if (place > 0) yuan *= 0.98 + random.next() * 0.09;
    const next = starts[place + 1];
    return tiers.map(([minimum, share]) => ({
      from,
      to: next ? addDays(next, -1) : null,
      minimum,
      fen: rounded(yuan * share),
    }));
  });
}

/** Factories quote in tenths below a hundred yuan and in whole yuan above. */
const rounded = (yuan: number) =>
  yuan >= 100 ? Math.round(yuan) * 100 : Math.max(10, Math.round(yuan * 10) * 10);

const retail = (fen: number) =>
  fen > 10_000 ? Math.ceil(fen / 10_000) * 10_000 - 200 : Math.ceil(fen / 1000) * 1000;
