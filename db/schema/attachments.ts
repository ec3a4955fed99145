import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  foreignKey,
  index,
  pgTable,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import { bytes, createdAt, id, instant } from "@/db/columns";
import { branches } from "./branches";
import { purchaseOrders } from "./purchase-orders";
import { pushes } from "./pushes";

/** The document once more, by its kind: what a key can hold to the document's own branch (T-03). */
const orderId = () =>
  uuid("order_id").generatedAlwaysAs(
    sql`case when document = 'purchase-order' then document_id end`,
  );
const pushId = () =>
  uuid("push_id").generatedAlwaysAs(sql`case when document = 'push' then document_id end`);

/** A file kept under DATA_DIR/files, sealed with a key of its own (EN-02). */
export const attachments = pgTable(
  "attachments",
  {
    id: id(),
    branchId: uuid("branch_id")
      .notNull()
      .references(() => branches.id),
    document: text("document").notNull(),
    documentId: uuid("document_id").notNull(),
    orderId: orderId(),
    pushId: pushId(),
    name: text("name").notNull(),
    mediaType: text("media_type").notNull(),
    size: bigint("size", { mode: "number" }).notNull(),
    sha256: bytes("sha256").notNull(),
    /** The file's own key, sealed with the class key "file". */
    keySealed: bytes("key_sealed").notNull(),
    uploadedBy: uuid("uploaded_by").notNull(),
    /** Of a push: the suppliers it goes to may open it as well. */
    forSupplier: boolean("for_supplier").notNull().default(false),
    removedAt: instant("removed_at"),
    createdAt: createdAt(),
  },
  (t) => [
    foreignKey({
      columns: [t.branchId, t.orderId],
      foreignColumns: [purchaseOrders.branchId, purchaseOrders.id],
    }),
    foreignKey({ columns: [t.branchId, t.pushId], foreignColumns: [pushes.branchId, pushes.id] }),
    index("attachments_document").on(t.documentId),
    check("supplier_files_are_of_a_push", sql`not ${t.forSupplier} or ${t.document} = 'push'`),
    check("attachment_size", sql`${t.size} > 0 and ${t.size} <= 20971520`),
  ],
);

/** What people write under a document. Append-only; @names become inbox messages. */
export const remarks = pgTable(
  "remarks",
  {
    id: id(),
    branchId: uuid("branch_id")
      .notNull()
      .references(() => branches.id),
    document: text("document").notNull(),
    documentId: uuid("document_id").notNull(),
    orderId: orderId(),
    pushId: pushId(),
    authorId: uuid("author_id").notNull(),
    text: text("text").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    foreignKey({
      columns: [t.branchId, t.orderId],
      foreignColumns: [purchaseOrders.branchId, purchaseOrders.id],
    }),
    foreignKey({ columns: [t.branchId, t.pushId], foreignColumns: [pushes.branchId, pushes.id] }),
    index("remarks_document").on(t.documentId, t.createdAt),
  ],
);
