CREATE TABLE "audit_checks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"whole" boolean NOT NULL,
	"seals" integer NOT NULL,
	"rows" bigint NOT NULL,
	"trouble" jsonb NOT NULL,
	"checked_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "audit_seals" ADD COLUMN "marks" "bytea" NOT NULL;--> statement-breakpoint
CREATE INDEX "audit_checks_at" ON "audit_checks" USING btree ("checked_at");