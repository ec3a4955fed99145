ALTER TABLE "suppliers" ADD COLUMN "bank_changed_by" uuid;--> statement-breakpoint
ALTER TABLE "suppliers" ADD COLUMN "bank_changed_at" timestamp with time zone;