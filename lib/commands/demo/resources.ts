import type { Branch, BranchCode } from "./company.ts";
import type { Person } from "./people.ts";
import type { Random } from "./random.ts";
import { insert, type Stage } from "./stage.ts";

export type Resource = {
  id: string;
  branchId: string;
  kind: "person" | "room" | "scene" | "dress";
  /** What it is booked for: 摄影, 影棚 … */
  use: "photo" | "makeup" | "selection" | "studio" | "viewing" | "outside" | "dress";
  called: string;
  before: number;
  after: number;
  cap: number | null;
};

const crafts = {
  photographer: { use: "photo", detail: "摄影", cap: 4, after: 0 },
  stylist: { use: "makeup", detail: "化妆", cap: 5, after: 0 },
  selector: { use: "selection", detail: "选片", cap: 6, after: 15 },
} as const;

type Thing = [use: Resource["use"], code: string, name: string, detail: string, after: number];

const things: Record<BranchCode, Thing[]> = {
  XM01: [
    ["studio", "", "1 号欧式棚", "内景", 30],
    ["studio", "", "2 号中式棚", "内景", 30],
    ["viewing", "", "选片室", "两台屏", 0],
    ["outside", "", "环岛路海边", "外景", 0],
    ["dress", "023", "拖尾主纱", "M · 象牙白", 240],
    ["dress", "031", "鱼尾缎面", "S · 本白", 240],
    ["dress", "047", "秀禾服", "M · 正红", 180],
    ["dress", "052", "轻纱出门纱", "L · 香槟", 120],
    ["dress", "068", "复古旗袍", "S · 墨绿", 120],
    ["dress", "075", "小个子短纱", "XS · 白", 120],
  ],
  XM02: [
    ["studio", "", "3 号日光棚", "内景", 30],
    ["studio", "", "4 号儿童棚", "内景", 30],
    ["viewing", "", "选片间", "一台屏", 0],
    ["outside", "", "集美学村", "外景", 0],
    ["dress", "112", "森系长纱", "M · 白", 240],
    ["dress", "118", "龙凤褂", "L · 大红", 180],
    ["dress", "126", "法式方领", "S · 象牙白", 120],
    ["dress", "133", "黑色礼服", "M · 黑", 120],
  ],
};

const kindOf = (use: Resource["use"]): Resource["kind"] =>
  use === "dress" ? "dress" : use === "outside" ? "scene" : "room";

/** Photographers, stylists and selectors of both branches, their rooms, scenes and dresses. */
export async function makeResources(
  { sql, opened }: Stage,
  random: Random,
  branches: readonly Branch[],
  people: readonly Person[],
): Promise<Resource[]> {
  const rows: Parameters<typeof insert>[2][number][] = [];
  const made: Resource[] = [];
  for (const branch of branches) {
    let position = 0;
    const add = (
      one: Omit<Resource, "id" | "branchId" | "before">,
      more: (typeof rows)[number],
    ) => {
      const id = random.idOn(opened);
      position += 1;
      made.push({ ...one, id, branchId: branch.id, before: 0 });
      rows.push({
        ...{ id, branch_id: branch.id, kind: one.kind, position, daily_cap: one.cap },
        ...{ code: "", name: "", detail: "", person_id: null, buffer_after: one.after, ...more },
      });
    };
    for (const [role, { use, detail, cap, after }] of Object.entries(crafts))
      for (const person of people.filter((one) => one.branchId === branch.id && one.role === role))
        add(
          { kind: "person", use, called: person.name, after, cap },
          { person_id: person.id, detail },
        );
    for (const [use, code, name, detail, after] of things[branch.code])
      add(
        {
          kind: kindOf(use),
          use,
          called: [code, name].filter(Boolean).join(" "),
          after,
          cap: null,
        },
        { code, name, detail },
      );
  }
  await insert(sql, "resources", rows);
  return made;
}
