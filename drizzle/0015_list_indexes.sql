DROP INDEX "purchase_orders_supplier";--> statement-breakpoint
DROP INDEX "purchase_orders_expected";--> statement-breakpoint
DROP INDEX "purchase_orders_undecided";--> statement-breakpoint
DROP INDEX "purchase_orders_unpushed";--> statement-breakpoint
CREATE INDEX "purchase_orders_supplier" ON "purchase_orders" USING btree ("supplier_id","changed_at","id");--> statement-breakpoint
CREATE INDEX "purchase_orders_expected" ON "purchase_orders" USING btree (coalesce("expected_on", 'infinity'::date),"id");--> statement-breakpoint
CREATE INDEX "purchase_orders_undecided" ON "purchase_orders" USING btree ("status","changed_at","id") WHERE "purchase_orders"."status" in ('draft', 'submitted', 'rejected');--> statement-breakpoint
CREATE INDEX "purchase_orders_unpushed" ON "purchase_orders" USING btree ("changed_at","id") WHERE "purchase_orders"."status" = 'approved' and "purchase_orders"."push_status" in ('none', 'draft');--> statement-breakpoint
DROP INDEX "purchase_orders_changed", "purchase_orders_branch_changed", "purchase_orders_author", "purchase_orders_created", "approval_requests_mine", "approval_decisions_mine";--> statement-breakpoint
CREATE INDEX "purchase_orders_changed" ON "purchase_orders" USING btree ("changed_at","id");--> statement-breakpoint
CREATE INDEX "purchase_orders_branch_changed" ON "purchase_orders" USING btree ("branch_id","changed_at","id");--> statement-breakpoint
CREATE INDEX "purchase_orders_author" ON "purchase_orders" USING btree ("author_id","changed_at","id");--> statement-breakpoint
CREATE INDEX "purchase_orders_created" ON "purchase_orders" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "approval_requests_mine" ON "approval_requests" USING btree ("author_id","created_at","id");--> statement-breakpoint
CREATE INDEX "approval_decisions_mine" ON "approval_decisions" USING btree ("approver_id","at","id");
