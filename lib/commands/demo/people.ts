import { hash } from "@node-rs/argon2";
import { pinyin } from "pinyin-pro";
import { type Role, roles } from "../../core/actor.ts";
import { initialsOf } from "../../core/pinyin.ts";
import type { Branch, BranchCode } from "./company.ts";
import { demoPassword, insert, remember, type Stage } from "./stage.ts";

export type Person = {
  id: string;
  account: string;
  name: string;
  role: Role;
  branchId: string;
  departmentId: string | null;
};

const names: Record<BranchCode, Record<Role, string[]>> = {
  XM01: {
    cs_agent: ["林晓雯", "陈思颖"],
    sales: ["黄雅婷", "郑心怡"],
    dispatcher: ["许志明"],
    stylist: ["叶子晴", "蔡梦洁"],
    photographer: ["周以航", "吴俊杰", "郭晨曦"],
    selector: ["苏婉清"],
    retoucher: ["江一帆", "邱文博"],
    designer: ["沈嘉怡"],
    pickup_clerk: ["洪美珍"],
    buyer: ["何书远"],
    warehouse: ["曾国强"],
    cashier: ["杨慧敏"],
    accountant: ["王淑芬"],
    branch_manager: ["张建宏"],
    owner: ["陈拾光"],
    admin: ["罗振宇"],
  },
  XM02: {
    cs_agent: ["廖佳慧", "潘若琳"],
    sales: ["谢雨欣", "范嘉敏"],
    dispatcher: ["方志豪"],
    stylist: ["柯丽娜", "施晓燕"],
    photographer: ["赖文彬", "高鹏飞"],
    selector: ["卢静雯"],
    retoucher: ["彭子昂", "傅佳琪"],
    designer: ["丁若彤"],
    pickup_clerk: ["庄秀兰"],
    buyer: ["范立诚"],
    warehouse: ["连伟国"],
    cashier: ["魏雪梅"],
    accountant: [],
    branch_manager: ["刘海峰"],
    owner: [],
    admin: [],
  },
};

const chainRoles: readonly Role[] = ["accountant", "owner", "admin"];

const departmentOf: Partial<Record<Role, Parameters<Branch["departments"]["get"]>[0]>> = {
  cs_agent: "cs",
  sales: "sales",
  dispatcher: "sales",
  stylist: "makeup",
  photographer: "photo",
  selector: "selection",
  retoucher: "digital",
  designer: "digital",
  pickup_clerk: "pickup",
  buyer: "purchasing",
  warehouse: "warehouse",
  cashier: "finance",
  accountant: "finance",
  branch_manager: "hr",
  owner: "hr",
  admin: "hr",
};

export async function makePeople(stage: Stage, branches: readonly Branch[]): Promise<Person[]> {
  const { sql, random, opened, seal } = stage;
  const people = branches.flatMap((branch) =>
    roles.flatMap((role) =>
      names[branch.code][role].map((name, place) => ({
        id: random.idOn(opened),
        account: place === 0 ? loginOf(role, branch.code) : fullPinyin(name),
        name,
        role,
        branchId: branch.id,
        departmentId: branch.departments.get(departmentOf[role] ?? "hr") ?? null,
        phone: `1380592${String(random.between(0, 9999)).padStart(4, "0")}`,
        workPhone: branch.code === "XM01" ? "0592-5188066" : "0592-6067211",
      })),
    ),
  );
  await insert(
    sql,
    "people",
    people.map(({ id, account, name, branchId, departmentId, phone, workPhone }) => ({
      id,
      account,
      name,
      initials: initialsOf(name),
      branch_id: branchId,
      department_id: departmentId,
      work_phone: workPhone,
      email: `${fullPinyin(name)}@shiguang.example`,
      phone_sealed: seal("customer", { table: "people", column: "phone_sealed", id }, phone),
      phone_last4: phone.slice(-4),
    })),
  );
  // The demo's password is no secret, so one hash serves all.
  const passwordHash = await hash(demoPassword);
  await insert(
    sql,
    "credentials",
    people.map(({ id }) => ({ person_id: id, password_hash: passwordHash })),
  );
  await insert(
    sql,
    "assignments",
    people.map(({ id, role, branchId }) => ({
      id: random.idOn(opened),
      person_id: id,
      role,
      branch_id: chainRoles.includes(role) ? null : branchId,
    })),
  );
  await insert(sql, "inbox_members", inboxMembers(branches, people));
  await remember(
    sql,
    "person",
    people.map(({ id, branchId, departmentId, name, account }) => ({
      id,
      branchId,
      departmentId,
      ownerId: id,
      openedBy: "people:read",
      title: name,
      subtitle: account,
      words: [initialsOf(name)],
    })),
  );
  return people;
}

/** What is pushed to a branch is answered by its manager and warehouse; to a department, by its people. */
function inboxMembers(branches: readonly Branch[], people: readonly Person[]) {
  const ofBranches = branches.flatMap((branch) =>
    people
      .filter(({ branchId }) => branchId === branch.id)
      .filter(({ role }) => role === "branch_manager" || role === "warehouse")
      .map(({ id }) => ({
        place_id: branch.id,
        branch_id: branch.id,
        department_id: null,
        person_id: id,
      })),
  );
  const ofDepartments = people.flatMap(({ id, branchId, departmentId }) =>
    departmentId
      ? [
          {
            place_id: departmentId,
            branch_id: branchId,
            department_id: departmentId,
            person_id: id,
          },
        ]
      : [],
  );
  return [...ofBranches, ...ofDepartments];
}

const loginOf = (role: Role, branch: BranchCode) =>
  branch === "XM01" ? role : `${role}.${branch.toLowerCase()}`;

const fullPinyin = (name: string) =>
  pinyin(name, { toneType: "none", type: "array", mode: "surname" })
    .join("")
    .replace(/[^a-z]/g, "");
