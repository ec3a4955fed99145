DROP INDEX "purchase_orders_undecided";--> statement-breakpoint
DROP INDEX "purchase_orders_unpushed";--> statement-breakpoint
DROP INDEX "purchase_orders_awaited";--> statement-breakpoint
DROP INDEX "pushes_unsubmitted";--> statement-breakpoint
DROP INDEX "pushes_failing";--> statement-breakpoint
DROP INDEX "pushes_unseen";--> statement-breakpoint
DROP INDEX "pushes_unanswered";--> statement-breakpoint
DROP INDEX "pushes_answered";--> statement-breakpoint
CREATE INDEX "pushes_order" ON "pushes" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "purchase_orders_undecided" ON "purchase_orders" USING btree ("status","changed_at","id","branch_id") WHERE "purchase_orders"."status" in ('draft', 'submitted', 'rejected');--> statement-breakpoint
CREATE INDEX "purchase_orders_unpushed" ON "purchase_orders" USING btree ("changed_at","id","branch_id") WHERE "purchase_orders"."status" = 'approved' and "purchase_orders"."push_status" in ('none', 'draft');--> statement-breakpoint
CREATE INDEX "purchase_orders_awaited" ON "purchase_orders" USING btree ("expected_on","id","branch_id") WHERE "purchase_orders"."status" = 'approved' and "purchase_orders"."push_status" <> 'closed';--> statement-breakpoint
CREATE INDEX "pushes_unsubmitted" ON "pushes" USING btree ("changed_at","id","branch_id") WHERE "pushes"."status" in ('draft', 'confirmed');--> statement-breakpoint
CREATE INDEX "pushes_failing" ON "pushes" USING btree ("changed_at","id","branch_id") WHERE "pushes"."failing";--> statement-breakpoint
CREATE INDEX "pushes_unseen" ON "pushes" USING btree ("changed_at","id","branch_id") WHERE "pushes"."unseen";--> statement-breakpoint
CREATE INDEX "pushes_unanswered" ON "pushes" USING btree ("changed_at","id","branch_id") WHERE "pushes"."unanswered";--> statement-breakpoint
CREATE INDEX "pushes_answered" ON "pushes" USING btree ("changed_at","id","branch_id") WHERE "pushes"."status" = 'submitted' and not "pushes"."unanswered";