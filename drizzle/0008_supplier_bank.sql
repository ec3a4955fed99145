ALTER TABLE "suppliers" ADD COLUMN "bank_changed_by" uuid;--> statement-breakpoint
ALTER TABLE "suppliers" ADD COLUMN "bank_changed_at" timestamp with time zone;--> statement-breakpoint
grant update (bank_changed_by, bank_changed_at) on suppliers to app_rw;--> statement-breakpoint
grant update (version) on supplier_contacts to app_rw;
