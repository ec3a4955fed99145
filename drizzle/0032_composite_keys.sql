-- Who moved to another branch and kept his old department has none there.
update people p set department_id = null where department_id is not null and not exists (
  select from departments d where d.branch_id = p.branch_id and d.id = p.department_id);
--> statement-breakpoint
ALTER TABLE "inbox_members" DROP CONSTRAINT "inbox_members_department_id_departments_id_fk";
--> statement-breakpoint
ALTER TABLE "people" DROP CONSTRAINT "people_department_id_departments_id_fk";
--> statement-breakpoint
ALTER TABLE "push_targets" DROP CONSTRAINT "push_targets_to_department_id_departments_id_fk";
--> statement-breakpoint
ALTER TABLE "attachments" ADD COLUMN "order_id" uuid GENERATED ALWAYS AS (case when document = 'purchase-order' then document_id end) STORED;--> statement-breakpoint
ALTER TABLE "attachments" ADD COLUMN "push_id" uuid GENERATED ALWAYS AS (case when document = 'push' then document_id end) STORED;--> statement-breakpoint
ALTER TABLE "remarks" ADD COLUMN "order_id" uuid GENERATED ALWAYS AS (case when document = 'purchase-order' then document_id end) STORED;--> statement-breakpoint
ALTER TABLE "remarks" ADD COLUMN "push_id" uuid GENERATED ALWAYS AS (case when document = 'push' then document_id end) STORED;--> statement-breakpoint
ALTER TABLE "approval_decisions" ADD CONSTRAINT "approval_decisions_branch_id_request_id_approval_requests_branch_id_id_fk" FOREIGN KEY ("branch_id","request_id") REFERENCES "public"."approval_requests"("branch_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_branch_id_order_id_purchase_orders_branch_id_id_fk" FOREIGN KEY ("branch_id","order_id") REFERENCES "public"."purchase_orders"("branch_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_branch_id_push_id_pushes_branch_id_id_fk" FOREIGN KEY ("branch_id","push_id") REFERENCES "public"."pushes"("branch_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remarks" ADD CONSTRAINT "remarks_branch_id_order_id_purchase_orders_branch_id_id_fk" FOREIGN KEY ("branch_id","order_id") REFERENCES "public"."purchase_orders"("branch_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remarks" ADD CONSTRAINT "remarks_branch_id_push_id_pushes_branch_id_id_fk" FOREIGN KEY ("branch_id","push_id") REFERENCES "public"."pushes"("branch_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "number_counters" ADD CONSTRAINT "number_counters_branch_id_branches_id_fk" FOREIGN KEY ("branch_id") REFERENCES "public"."branches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inbox_members" ADD CONSTRAINT "inbox_members_branch_id_department_id_departments_branch_id_id_fk" FOREIGN KEY ("branch_id","department_id") REFERENCES "public"."departments"("branch_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "people_branch_id_department_id_departments_branch_id_id_fk" FOREIGN KEY ("branch_id","department_id") REFERENCES "public"."departments"("branch_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "spending_windows" ADD CONSTRAINT "spending_windows_author_id_people_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "spending_windows" ADD CONSTRAINT "spending_windows_branch_id_branches_id_fk" FOREIGN KEY ("branch_id") REFERENCES "public"."branches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "spending_windows" ADD CONSTRAINT "spending_windows_supplier_id_suppliers_id_fk" FOREIGN KEY ("supplier_id") REFERENCES "public"."suppliers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "push_quantities" ADD CONSTRAINT "push_quantities_branch_id_push_id_pushes_branch_id_id_fk" FOREIGN KEY ("branch_id","push_id") REFERENCES "public"."pushes"("branch_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "push_targets" ADD CONSTRAINT "push_targets_to_branch_id_to_department_id_departments_branch_id_id_fk" FOREIGN KEY ("to_branch_id","to_department_id") REFERENCES "public"."departments"("branch_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
-- A backup asks nothing, and only who owns a table can protect it.
revoke execute on function sec.makers_of(uuid, integer) from app_backup;
--> statement-breakpoint
revoke execute on procedure sec.append_only(regclass), sec.protect(regclass, text, text), sec.protect_branch(regclass, text) from public;
