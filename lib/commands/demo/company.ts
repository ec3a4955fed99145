import type { departmentKind } from "../../../db/schema/branches.ts";
import { insert, type Stage, studio } from "./stage.ts";

export type BranchCode = "XM01" | "XM02";
type DepartmentKind = (typeof departmentKind)[number];
export type Branch = {
  id: string;
  code: BranchCode;
  name: string;
  address: string;
  phone: string;
  departments: Map<DepartmentKind, string>;
};

const places = [
  {
    code: "XM01",
    name: "思明店",
    address: "福建省厦门市思明区嘉禾路 267 号惠元大厦裙楼 2 层",
    phone: "0592-5188066",
  },
  {
    code: "XM02",
    name: "集美店",
    address: "福建省厦门市集美区杏林湾路 482 号 3 号楼 2 层",
    phone: "0592-6067211",
  },
] as const;

export const departmentNames: Record<DepartmentKind, string> = {
  cs: "网销客服部",
  sales: "门市部",
  photo: "摄影部",
  makeup: "化妆造型部",
  digital: "数码后期部",
  selection: "选片部",
  pickup: "取件部",
  purchasing: "采购部",
  warehouse: "仓库",
  finance: "财务部",
  hr: "人事行政部",
};

export async function makeCompany({ sql, random, opened }: Stage): Promise<Branch[]> {
  await insert(sql, "company", [{ name: studio, demo: true }]);
  const branches = places.map((place) => ({ ...place, id: random.idOn(opened) }));
  await insert(sql, "branches", branches);
  const kinds = Object.keys(departmentNames) as DepartmentKind[];
  const departments = branches.flatMap(({ id: branchId, code }) =>
    kinds
      // One personnel office serves the chain.
      .filter((kind) => kind !== "hr" || code === "XM01")
      .map((kind) => ({
        id: random.idOn(opened),
        branch_id: branchId,
        kind,
        name: departmentNames[kind],
      })),
  );
  await insert(sql, "departments", departments);
  return branches.map(({ id, ...place }) => ({
    id,
    ...place,
    departments: new Map(
      departments
        .filter(({ branch_id }) => branch_id === id)
        .map(({ kind, id: departmentId }) => [kind, departmentId]),
    ),
  }));
}
