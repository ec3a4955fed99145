DROP INDEX "push_links_live";--> statement-breakpoint
CREATE INDEX "push_links_live" ON "push_links" USING btree ("expires_at") WHERE "push_links"."token_sealed" is not null;