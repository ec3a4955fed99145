DROP INDEX "push_deliveries_failed";--> statement-breakpoint
DROP INDEX "push_targets_supplier";--> statement-breakpoint
DROP INDEX "push_targets_place";--> statement-breakpoint
DROP INDEX "pushes_changed";--> statement-breakpoint
DROP INDEX "pushes_branch_changed";--> statement-breakpoint
DROP INDEX "pushes_status";--> statement-breakpoint
DROP INDEX "pushes_unsubmitted";--> statement-breakpoint
DROP INDEX "pushes_ended";--> statement-breakpoint
DROP INDEX "pushes_failing";--> statement-breakpoint
DROP INDEX "pushes_unseen";--> statement-breakpoint
DROP INDEX "pushes_unanswered";--> statement-breakpoint
DROP INDEX "pushes_answered";--> statement-breakpoint
DROP INDEX "pushes_to_branch";--> statement-breakpoint
DROP INDEX "pushes_to_department";--> statement-breakpoint
CREATE INDEX "push_deliveries_failed" ON "push_deliveries" USING btree ("branch_id","created_at") WHERE "push_deliveries"."status" = 'failed';--> statement-breakpoint
CREATE INDEX "push_targets_supplier" ON "push_targets" USING btree ("supplier_id","push_id");--> statement-breakpoint
CREATE INDEX "push_targets_place" ON "push_targets" USING btree ("place_id","push_id");--> statement-breakpoint
CREATE INDEX "pushes_changed" ON "pushes" USING btree ("changed_at","id");--> statement-breakpoint
CREATE INDEX "pushes_branch_changed" ON "pushes" USING btree ("branch_id","changed_at","id");--> statement-breakpoint
CREATE INDEX "pushes_status" ON "pushes" USING btree ("status","changed_at","id");--> statement-breakpoint
CREATE INDEX "pushes_unsubmitted" ON "pushes" USING btree ("changed_at","id") WHERE "pushes"."status" in ('draft', 'confirmed');--> statement-breakpoint
CREATE INDEX "pushes_ended" ON "pushes" USING btree ("changed_at","id") WHERE "pushes"."status" in ('closed', 'cancelled', 'superseded');--> statement-breakpoint
CREATE INDEX "pushes_failing" ON "pushes" USING btree ("changed_at","id") WHERE "pushes"."failing";--> statement-breakpoint
CREATE INDEX "pushes_unseen" ON "pushes" USING btree ("changed_at","id") WHERE "pushes"."unseen";--> statement-breakpoint
CREATE INDEX "pushes_unanswered" ON "pushes" USING btree ("changed_at","id") WHERE "pushes"."unanswered";--> statement-breakpoint
CREATE INDEX "pushes_answered" ON "pushes" USING btree ("changed_at","id") WHERE "pushes"."status" = 'submitted' and not "pushes"."unanswered";--> statement-breakpoint
CREATE INDEX "pushes_to_branch" ON "pushes" USING btree ("changed_at","id") WHERE "pushes"."to_branch";--> statement-breakpoint
CREATE INDEX "pushes_to_department" ON "pushes" USING btree ("changed_at","id") WHERE "pushes"."to_department";