import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  index,
  integer,
  pgTable,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { bytes, createdAt, day, id, instant, money, quantity, version } from "@/db/columns";
import { products } from "./products";

export const supplierKind = [
  "album",
  "frame",
  "print",
  "dress",
  "cosmetic",
  "equipment",
  "service",
] as const;
/**
 * On hold: nothing new is ordered or pushed, and what is under approval may be decided. Blocked: it may
 * only be turned down. What else a hold should stop (hold_scope) comes with the bills: there are no
 * payments to stop before.
 */
export const supplierStatus = ["active", "on_hold", "blocked"] as const;
export const channelKind = ["email", "wecom", "dingtalk", "feishu", "webhook"] as const;

export const suppliers = pgTable(
  "suppliers",
  {
    id: id(),
    code: text("code").notNull().unique(),
    name: text("name").notNull(),
    initials: text("initials").notNull(),
    kind: text("kind", { enum: supplierKind }).notNull(),
    status: text("status", { enum: supplierStatus }).notNull().default("active"),
    statusReason: text("status_reason"),
    settlement: text("settlement", { enum: ["per_order", "monthly"] })
      .notNull()
      .default("per_order"),
    paymentTerms: text("payment_terms").notNull().default(""),
    address: text("address").notNull().default(""),
    leadDays: integer("lead_days").notNull().default(0),
    /** 审核后自动推送: the last approval generates and sends the push. */
    autoPush: boolean("auto_push").notNull().default(false),
    /** Whether the supplier's page shows purchase prices (P9). */
    showsPrices: boolean("shows_prices").notNull().default(true),
    bankAccountSealed: bytes("bank_account_sealed"),
    bankAccountLast4: text("bank_account_last4"),
    /** Who last changed where the money goes: what contract.md 6.2 keeps apart from approving. */
    bankChangedBy: uuid("bank_changed_by"),
    bankChangedAt: instant("bank_changed_at"),
    notes: text("notes").notNull().default(""),
    createdBy: uuid("created_by").notNull(),
    /** What the list's search reads, without blanks: 光华相册 finds 光华 相册. */
    found: text("found").generatedAlwaysAs(
      sql`lower(replace(code || '|' || name || '|' || initials, ' ', ''))`,
    ),
    version: version(),
    createdAt: createdAt(),
  },
  (t) => [
    index("suppliers_name").on(t.name),
    check("held_supplier_has_a_reason", sql`${t.status} = 'active' or ${t.statusReason} <> ''`),
  ],
);

/**
 * Who opened a supplier and who changed where its money goes, each time. Append-only, written by a
 * trigger: for thirty days such a person approves none of its orders (contract.md 6.2).
 */
export const supplierHands = pgTable(
  "supplier_hands",
  {
    id: id().default(sql`gen_random_uuid()`),
    supplierId: uuid("supplier_id")
      .notNull()
      .references(() => suppliers.id),
    personId: uuid("person_id").notNull(),
    did: text("did", { enum: ["open", "bank"] }).notNull(),
    at: instant("at").notNull(),
  },
  (t) => [index("supplier_hands_supplier").on(t.supplierId, t.at)],
);

export const supplierContacts = pgTable(
  "supplier_contacts",
  {
    id: id(),
    supplierId: uuid("supplier_id")
      .notNull()
      .references(() => suppliers.id),
    name: text("name").notNull(),
    email: text("email").notNull().default(""),
    mobileSealed: bytes("mobile_sealed"),
    mobileLast4: text("mobile_last4"),
    receivesPush: boolean("receives_push").notNull().default(true),
    active: boolean("active").notNull().default(true),
    version: version(),
    createdAt: createdAt(),
  },
  (t) => [index("supplier_contacts_supplier").on(t.supplierId)],
);

/** Where pushes to a supplier go. Addresses and secrets are sealed: a robot's address is a password. */
export const supplierChannels = pgTable(
  "supplier_channels",
  {
    id: id(),
    supplierId: uuid("supplier_id")
      .notNull()
      .references(() => suppliers.id),
    kind: text("kind", { enum: channelKind }).notNull(),
    label: text("label").notNull(),
    /** E-mail address or URL. */
    addressSealed: bytes("address_sealed").notNull(),
    secretSealed: bytes("secret_sealed"),
    active: boolean("active").notNull().default(true),
    testedAt: instant("tested_at"),
    testFailure: text("test_failure"),
    version: version(),
    createdAt: createdAt(),
  },
  (t) => [index("supplier_channels_supplier").on(t.supplierId)],
);

export const supplierItems = pgTable(
  "supplier_items",
  {
    id: id(),
    supplierId: uuid("supplier_id")
      .notNull()
      .references(() => suppliers.id),
    productId: uuid("product_id")
      .notNull()
      .references(() => products.id),
    supplierSku: text("supplier_sku").notNull().default(""),
    leadDays: integer("lead_days").notNull().default(0),
    active: boolean("active").notNull().default(true),
    version: version(),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex("supplier_items_once").on(t.supplierId, t.productId),
    unique("supplier_items_supplier_id").on(t.supplierId, t.id),
    index("supplier_items_product").on(t.productId),
  ],
);

/**
 * Price tiers with their days, both included. Never changed, only ended: together they are the price
 * history. A price that is replaced on its first day ends the day before and was never valid.
 */
export const supplierPrices = pgTable(
  "supplier_prices",
  {
    id: id(),
    itemId: uuid("item_id")
      .notNull()
      .references(() => supplierItems.id),
    minQuantity: quantity("min_quantity").notNull(),
    price: money("price").notNull(),
    validFrom: day("valid_from").notNull(),
    validTo: day("valid_to"),
    createdBy: uuid("created_by").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    index("supplier_prices_item").on(t.itemId, t.validFrom),
    check("price_is_not_negative", sql`${t.price} >= 0`),
    check("tier_starts_above_zero", sql`${t.minQuantity} > 0`),
    check("price_days_in_order", sql`${t.validTo} is null or ${t.validTo} >= ${t.validFrom} - 1`),
  ],
);
