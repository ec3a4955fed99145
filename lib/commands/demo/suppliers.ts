import { initialsOf, initialsToFind } from "../../core/pinyin.ts";
import type { Person } from "./people.ts";
import { insert, remember, type Stage } from "./stage.ts";
import { type ListedSupplier, supplierList } from "./supplier-list.ts";

export type Supplier = ListedSupplier & {
  id: string;
  code: string;
  showsPrices: boolean;
  contactIds: string[];
  channels: DemoChannel[];
};
export type DemoChannel = {
  id: string;
  kind: "email" | keyof typeof chats;
  label: string;
};

/** A few are counters round the corner: one walks there, nothing is sent. */
const withoutMail = new Set([
  "ludao-frame.example",
  "minnan-frame.example",
  "kuaicai-print.example",
]);
const pushedAtOnce = new Set(["guanghua-album.example", "caihong-print.example"]);
const withoutPrices = new Set(["kuaicai-print.example", "jingmei-service.example"]);

/** Who is reached by chat or by machine as well. The addresses are nobody's. */
const chats = {
  wecom: {
    label: "企业微信接单群",
    address: "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=demo-",
    secret: "",
  },
  dingtalk: {
    label: "钉钉接单群",
    address: "https://oapi.dingtalk.com/robot/send?access_token=demo-",
    secret: `SEC${"0".repeat(64)}`,
  },
  feishu: {
    label: "飞书接单群",
    address: "https://open.feishu.cn/open-apis/bot/v2/hook/demo-",
    secret: "",
  },
  webhook: {
    label: "接单系统",
    address: "https://erp.aperture.example/hooks/demo-",
    secret: `whsec_${Buffer.alloc(32, "demo").toString("base64")}`,
  },
} as const;
const chatOf = new Map<string, keyof typeof chats>([
  ["muyan-frame.example", "wecom"],
  ["yimu-frame.example", "dingtalk"],
  ["jingcai-frame.example", "feishu"],
  ["jingdian-print.example", "webhook"],
]);

const banks = [
  "中国农业银行厦门分行",
  "中国工商银行义乌支行",
  "中国建设银行广州分行",
  "招商银行厦门分行",
];

export async function makeSuppliers(stage: Stage, people: readonly Person[]): Promise<Supplier[]> {
  const { sql, random, opened, seal } = stage;
  const buyers = people.filter(({ role }) => role === "buyer");
  const suppliers: Supplier[] = supplierList.map((one, place) => ({
    ...one,
    id: random.idOn(opened),
    code: `G${String(place + 1).padStart(3, "0")}`,
    showsPrices: !withoutPrices.has(one.host),
    contactIds: one.contacts.map(() => random.idOn(opened)),
    channels: channelsFor(one.host, () => random.idOn(opened)),
  }));
  await insert(
    sql,
    "suppliers",
    suppliers.map(
      ({ id, code, name, kind, status, settlement, terms, address, leadDays, ...more }) => {
        const account = `6228480${String(random.between(0, 999_999_999_999)).padStart(12, "0")}`;
        return {
          id,
          code,
          name,
          initials: initialsOf(name),
          kind,
          status: status?.to ?? "active",
          status_reason: status?.reason ?? null,
          settlement,
          payment_terms: terms,
          address,
          lead_days: leadDays,
          auto_push: pushedAtOnce.has(more.host),
          shows_prices: more.showsPrices,
          bank_account_sealed: seal(
            "credential",
            { table: "suppliers", column: "bank_account_sealed", id },
            JSON.stringify({ holder: name, bank: random.pick(banks), account }),
          ),
          bank_account_last4: account.slice(-4),
          created_by: random.pick(buyers).id,
          created_at: `${opened}T09:00:00+08:00`,
        };
      },
    ),
  );
  await insert(
    sql,
    "supplier_contacts",
    suppliers.flatMap((one) => contactsOf(one, stage)),
  );
  await insert(
    sql,
    "supplier_channels",
    suppliers.flatMap((one) => channelsOf(one, stage)),
  );
  await remember(
    sql,
    "supplier",
    suppliers.map(({ id, code, name }) => ({
      id,
      openedBy: "suppliers:read",
      title: name,
      subtitle: code,
      words: [initialsToFind(name)],
    })),
  );
  return suppliers;
}

function contactsOf({ id: supplierId, host, contacts, contactIds }: Supplier, stage: Stage) {
  return contacts.flatMap((name, place) => {
    const id = contactIds[place];
    if (!id) return [];
    const mobile = `1380000${String(stage.random.between(0, 9999)).padStart(4, "0")}`;
    return [
      {
        id,
        supplier_id: supplierId,
        name,
        email: withoutMail.has(host) ? "" : `${initialsOf(name)}@${host}`,
        mobile_sealed: stage.seal(
          "customer",
          { table: "supplier_contacts", column: "mobile_sealed", id },
          mobile,
        ),
        mobile_last4: mobile.slice(-4),
        receives_push: place === 0,
      },
    ];
  });
}

function channelsFor(host: string, id: () => string): DemoChannel[] {
  const chat = chatOf.get(host);
  return [
    ...(withoutMail.has(host) ? [] : [{ id: id(), kind: "email", label: "接单邮箱" } as const]),
    ...(chat ? [{ id: id(), kind: chat, label: chats[chat].label }] : []),
  ];
}

function channelsOf({ id: supplierId, host, channels }: Supplier, { seal }: Stage) {
  return channels.map(({ id, kind, label }) => {
    const { address, secret } =
      kind === "email"
        ? { address: `orders@${host}`, secret: "" }
        : { ...chats[kind], address: `${chats[kind].address}${host.split(".")[0]}` };
    const at = (column: string) => ({ table: "supplier_channels", column, id });
    return {
      ...{ id, supplier_id: supplierId, kind, label },
      address_sealed: seal("credential", at("address_sealed"), address),
      secret_sealed: secret ? seal("credential", at("secret_sealed"), secret) : null,
    };
  });
}
