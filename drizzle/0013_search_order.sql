DROP INDEX "search_entries_at";--> statement-breakpoint
CREATE INDEX "search_entries_branch" ON "search_entries" USING btree ("document","branch_id","at","id");--> statement-breakpoint
CREATE INDEX "search_entries_at" ON "search_entries" USING btree ("document","at","id");