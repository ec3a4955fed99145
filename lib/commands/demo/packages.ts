import { initialsOf, initialsToFind } from "../../core/pinyin.ts";
import { addDays, type Day } from "../../core/time.ts";
import { type PackageContent, packageContent } from "../../packages/content.ts";
import type { Person } from "./people.ts";
import type { Item, Product } from "./products.ts";
import { randomFrom } from "./random.ts";
import { demoSeed, insert, remember, type Stage } from "./stage.ts";

type Piece = readonly [name: string, spec: string, quantity: number, photoSlots: number];
type Offer = {
  code: string;
  name: string;
  /** In yuan. */
  price: number;
  shoots?: number;
  looks: number;
  leastShots: number;
  retouched: number;
  allFiles?: boolean;
  pieces: Piece[];
};

const album = (size: string, pages: string, slots: number): Piece => [size, pages, 1, slots];
const frame = (size: string, quantity = 1): Piece => ["实木相框 胡桃色", size, quantity, 1];
const prints = (quantity: number): Piece => ["银盐冲印 绒面", "7 寸", quantity, 1];

const kinds: Record<string, { required: string; categories: Record<string, Offer[]> }> = {
  婚纱: {
    required: "{wedding_day}",
    categories: {
      内景: [
        offer("HS01", "初见 · 内景两套", 2_999, 2, 80, 30, [
          album("10 寸绒面册", "20 页", 25),
          frame("16 寸"),
        ]),
        offer("HS02", "拾光 · 内景三套", 3_999, 3, 120, 40, [
          album("12 寸绒面册", "20 页", 32),
          frame("24 寸"),
          prints(20),
        ]),
      ],
      外景: [
        offer("HS11", "环岛路 · 海景三套", 5_999, 3, 160, 50, [
          album("12 寸真皮册", "20 页", 40),
          frame("24 寸"),
          ["水晶摆台", "10 寸", 1, 1],
        ]),
        offer("HS12", "山海之间 · 婚纱四套", 8_999, 4, 220, 70, [
          album("18 寸婚纱主册", "30 页", 60),
          album("8 寸口袋签到册", "20 页", 20),
          frame("36 寸"),
          prints(40),
        ]),
      ],
      旅拍: [
        offer("HS21", "鼓浪屿 · 旅拍五套", 12_800, 5, 300, 90, [
          album("18 寸婚纱主册", "40 页", 80),
          album("6 寸旅拍随身册", "20 页", 20),
          frame("48 寸"),
        ]),
      ],
    },
  },
  写真: {
    required: "{}",
    categories: {
      个人: [
        offer("XZ01", "轻写真 · 一套", 699, 1, 30, 9, [prints(9)]),
        offer("XZ02", "胶片感 · 两套", 1_299, 2, 60, 18, [album("8 寸绒面册", "20 页", 18)]),
      ],
      闺蜜: [
        offer("XZ11", "闺蜜 · 两人三套", 1_999, 3, 90, 24, [["12 寸竖版杂志册", "20 页", 2, 24]]),
      ],
      全家福: [
        offer("XZ21", "全家福 · 六人以内", 1_599, 1, 50, 12, [frame("20 寸"), prints(12)]),
        offer("XZ22", "四世同堂 · 十二人", 2_899, 2, 80, 20, [
          album("12 寸亚麻布册", "20 页", 20),
          frame("36 寸"),
        ]),
      ],
    },
  },
  儿童: {
    required: "{child}",
    categories: {
      百天: [
        offer("ET01", "百天 · 两套", 1_280, 2, 60, 20, [
          album("10 寸宝宝蝴蝶册", "20 页", 20),
          frame("10 寸"),
        ]),
      ],
      周岁: [
        offer("ET11", "周岁 · 抓周三套", 1_980, 3, 90, 30, [
          album("10 寸宝宝蝴蝶册", "30 页", 28),
          frame("16 寸"),
          prints(10),
        ]),
      ],
      成长: [
        {
          ...offer("ET21", "成长三次 · 满月百天周岁", 4_680, 6, 180, 60, [
            ["10 寸宝宝蝴蝶册", "20 页", 3, 20],
            frame("16 寸", 3),
          ]),
          shoots: 3,
        },
      ],
    },
  },
};

function offer(
  code: string,
  name: string,
  price: number,
  looks: number,
  leastShots: number,
  retouched: number,
  pieces: Piece[],
): Offer {
  return { code, name, price, looks, leastShots, retouched, pieces };
}

/** A price rose once in the last year; what was sold before keeps the older version. */
const risen: readonly string[] = ["HS02", "HS11", "ET11"];

export type DemoPackage = { id: string; version: number; content: PackageContent; on: Day };

/** The price list, with what was sold a year ago in its older versions. */
export async function makePackages(
  { sql, opened, today }: Stage,
  items: readonly Item[],
  people: readonly Person[],
): Promise<DemoPackage[]> {
  const random = randomFrom(demoSeed + 2);
  const products = [...new Set(items.map(({ product }) => product))];
  const manager = people.find(({ role }) => role === "branch_manager");
  if (!manager) throw new Error("nobody makes packages");
  const rows = {
    shoot_types: [] as Parameters<typeof insert>[2][number][],
    package_categories: [] as Parameters<typeof insert>[2][number][],
    packages: [] as Parameters<typeof insert>[2][number][],
    package_items: [] as Parameters<typeof insert>[2][number][],
  };
  const versions: { id: string; version: number; content: PackageContent; on: Day }[] = [];
  const morning = (on: Day, minute = 0) =>
    new Date(Date.parse(`${on}T02:00:00Z`) + minute * 60_000);
  // One after the other, as they are listed.
  let minute = 0;
  const next = () => {
    minute += 1;
    return morning(opened, minute);
  };
  for (const [name, { required, categories }] of Object.entries(kinds)) {
    const shootType = { id: random.idOn(opened), name };
    rows.shoot_types.push({ ...shootType, required, created_at: next() });
    for (const [title, offers] of Object.entries(categories)) {
      const category = { id: random.idOn(opened), name: title };
      const created_at = next();
      rows.package_categories.push({ ...category, shoot_type_id: shootType.id, created_at });
      for (const one of offers) {
        const id = random.idOn(opened);
        const content = contentOf(one, { shootType, category, products });
        const older = { ...content, price: String(BigInt(content.price) - 40_000n) };
        const isRisen = risen.includes(one.code);
        if (isRisen)
          versions.push({
            id,
            version: 1,
            content: {
              ...older,
              floorPrice: floorOf(older.price),
              deposit: depositOf(older.price),
            },
            on: opened,
          });
        versions.push({
          id,
          version: isRisen ? 2 : 1,
          content,
          on: isRisen ? addDays(today, -230) : opened,
        });
        rows.packages.push(rowOf(id, isRisen ? 2 : 1, content, created_at));
        rows.package_items.push(
          ...content.items.map(({ productId, quantity, photoSlots }, nth) => ({
            ...{ package_id: id, seq: nth + 1, product_id: productId, quantity },
            photo_slots: photoSlots,
          })),
        );
      }
    }
  }
  for (const [table, some] of Object.entries(rows)) await insert(sql, table, some);
  for (const { id, version, content, on } of versions)
    await sql`insert into package_versions (package_id, version, content, made_by, made_at)
      values (${id}, ${version}, ${sql.json(content)}, ${manager.id}, ${morning(on)})`;
  const sold = versions.filter(
    ({ id, version }) => !versions.some((one) => one.id === id && one.version > version),
  );
  await remember(
    sql,
    "package",
    sold.map(({ id, content: { name, code } }) => ({
      ...{ id, openedBy: "packages:read", title: name, subtitle: code },
      words: [initialsToFind(name)],
    })),
  );
  return versions;
}

/** No discount goes below seventeen parts of twenty; a fifth is paid with the order. In whole yuan. */
const floorOf = (price: string) => String(((BigInt(price) * 85n) / 10_000n) * 100n);
const depositOf = (price: string) => String(((BigInt(price) * 20n) / 10_000n) * 100n);

function contentOf(
  { code, name, price, looks, leastShots, retouched, shoots = 1, pieces }: Offer,
  {
    shootType,
    category,
    products,
  }: {
    shootType: { id: string; name: string };
    category: { id: string; name: string };
    products: readonly Product[];
  },
): PackageContent {
  const fen = String(price * 100);
  return packageContent.parse({
    ...{ code, name, shootType, category, price: fen, floorPrice: floorOf(fen) },
    ...{ deposit: depositOf(fen), extraRetouch: "8000", extraInAlbum: "6000", branches: [] },
    ...{ validFrom: null, validUntil: null, shoots, looks, leastShots, retouched },
    ...{ inAlbum: pieces.reduce((most, [, , , slots]) => Math.max(most, slots), 0) },
    ...{ allFiles: price >= 2_000, notes: "", active: true },
    items: pieces.map(([title, spec, quantity, photoSlots]) => {
      const product = products.find((one) => one.name === title && one.spec === spec);
      if (!product) throw new Error(`the catalogue has no ${title} ${spec}`);
      const { id: productId, sku, unit } = product;
      return { productId, sku, name: title, spec, unit, quantity, photoSlots };
    }),
  });
}

function rowOf(id: string, version: number, content: PackageContent, created_at: Date) {
  const { code, name, category, price, floorPrice, deposit, shoots, looks, retouched } = content;
  return {
    ...{ id, version, code, name, initials: initialsOf(name), category_id: category.id },
    ...{ price, floor_price: floorPrice, deposit, shoots, looks, retouched, created_at },
    ...{ least_shots: content.leastShots, in_album: content.inAlbum, all_files: content.allFiles },
    ...{ extra_retouch: content.extraRetouch, extra_in_album: content.extraInAlbum },
  };
}
