DROP INDEX "approval_decisions_mine";--> statement-breakpoint
DROP INDEX "approval_requests_mine";--> statement-breakpoint
DROP INDEX "audit_log_at";--> statement-breakpoint
DROP INDEX "audit_log_actor";--> statement-breakpoint
DROP INDEX "inbox_items_person";--> statement-breakpoint
DROP INDEX "sessions_person";--> statement-breakpoint
DROP INDEX "purchase_orders_changed";--> statement-breakpoint
DROP INDEX "purchase_orders_branch_changed";--> statement-breakpoint
DROP INDEX "purchase_orders_supplier";--> statement-breakpoint
DROP INDEX "purchase_orders_author";--> statement-breakpoint
DROP INDEX "purchase_orders_created";--> statement-breakpoint
DROP INDEX "purchase_orders_undecided";--> statement-breakpoint
DROP INDEX "purchase_orders_unpushed";--> statement-breakpoint
DROP INDEX "supplier_prices_item";--> statement-breakpoint
CREATE INDEX "approval_decisions_mine" ON "approval_decisions" USING btree ("approver_id","at","id");--> statement-breakpoint
CREATE INDEX "approval_requests_mine" ON "approval_requests" USING btree ("author_id","created_at","id");--> statement-breakpoint
CREATE INDEX "audit_log_at" ON "audit_log" USING btree ("at","id");--> statement-breakpoint
CREATE INDEX "audit_log_actor" ON "audit_log" USING btree ("actor_id","at");--> statement-breakpoint
CREATE INDEX "inbox_items_person" ON "inbox_items" USING btree ("person_id","id");--> statement-breakpoint
CREATE INDEX "sessions_person" ON "sessions" USING btree ("person_id","created_at");--> statement-breakpoint
CREATE INDEX "purchase_orders_changed" ON "purchase_orders" USING btree ("changed_at","id");--> statement-breakpoint
CREATE INDEX "purchase_orders_branch_changed" ON "purchase_orders" USING btree ("branch_id","changed_at","id");--> statement-breakpoint
CREATE INDEX "purchase_orders_supplier" ON "purchase_orders" USING btree ("supplier_id","changed_at");--> statement-breakpoint
CREATE INDEX "purchase_orders_author" ON "purchase_orders" USING btree ("author_id","changed_at","id");--> statement-breakpoint
CREATE INDEX "purchase_orders_created" ON "purchase_orders" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "purchase_orders_undecided" ON "purchase_orders" USING btree ("status","branch_id","changed_at","id") WHERE "purchase_orders"."status" in ('draft', 'submitted', 'rejected');--> statement-breakpoint
CREATE INDEX "purchase_orders_unpushed" ON "purchase_orders" USING btree ("branch_id","changed_at","id") WHERE "purchase_orders"."status" = 'approved' and "purchase_orders"."push_status" in ('none', 'draft');--> statement-breakpoint
CREATE INDEX "supplier_prices_item" ON "supplier_prices" USING btree ("item_id","valid_from");