CREATE TABLE "push_answers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"target_id" uuid NOT NULL,
	"branch_id" uuid NOT NULL,
	"revision" integer NOT NULL,
	"answer" text NOT NULL,
	"answer_on" date,
	"note" text DEFAULT '' NOT NULL,
	"means" text,
	"answered_by" uuid NOT NULL,
	"answered_at" timestamp with time zone NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "push_moves" (
	"push_id" uuid NOT NULL,
	"branch_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"move" text NOT NULL,
	"from_status" text NOT NULL,
	"to_status" text NOT NULL,
	"revision" integer NOT NULL,
	"actor_id" uuid NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"seen" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "push_moves_push_id_seq_pk" PRIMARY KEY("push_id","seq")
);
--> statement-breakpoint
ALTER TABLE "push_lines" DROP CONSTRAINT "push_price_is_not_negative";--> statement-breakpoint
DROP INDEX "push_targets_supplier";--> statement-breakpoint
DROP INDEX "push_targets_place";--> statement-breakpoint
ALTER TABLE "approval_requests" ADD COLUMN "kept_from" uuid;--> statement-breakpoint
ALTER TABLE "push_deliveries" ADD COLUMN "means" text;--> statement-breakpoint
ALTER TABLE "push_quantities" ADD COLUMN "supplier_sku" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "push_quantities" ADD COLUMN "unit_price" bigint;--> statement-breakpoint
ALTER TABLE "push_quantities" ADD COLUMN "discount" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "push_targets" ADD COLUMN "became_order_id" uuid;--> statement-breakpoint
ALTER TABLE "push_targets" ADD COLUMN "answer_means" text;--> statement-breakpoint
ALTER TABLE "pushes" ADD COLUMN "draft_name" text NOT NULL;--> statement-breakpoint
ALTER TABLE "pushes" ADD COLUMN "failing" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "pushes" ADD COLUMN "unseen" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "pushes" ADD COLUMN "unanswered" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "pushes" ADD COLUMN "to_branch" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "pushes" ADD COLUMN "to_department" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "push_answers" ADD CONSTRAINT "push_answers_branch_id_target_id_push_targets_branch_id_id_fk" FOREIGN KEY ("branch_id","target_id") REFERENCES "public"."push_targets"("branch_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "push_moves" ADD CONSTRAINT "push_moves_branch_id_push_id_pushes_branch_id_id_fk" FOREIGN KEY ("branch_id","push_id") REFERENCES "public"."pushes"("branch_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "push_answers_target" ON "push_answers" USING btree ("target_id");--> statement-breakpoint
ALTER TABLE "push_targets" ADD CONSTRAINT "push_targets_branch_id_became_order_id_purchase_orders_branch_id_id_fk" FOREIGN KEY ("branch_id","became_order_id") REFERENCES "public"."purchase_orders"("branch_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "approval_decisions_mine" ON "approval_decisions" USING btree ("approver_id","at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "approval_requests_mine" ON "approval_requests" USING btree ("author_id","created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "purchase_orders_author" ON "purchase_orders" USING btree ("author_id","changed_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "purchase_orders_total" ON "purchase_orders" USING btree ("total","id");--> statement-breakpoint
CREATE INDEX "purchase_orders_created" ON "purchase_orders" USING btree ("created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "purchase_orders_awaited" ON "purchase_orders" USING btree ("expected_on","id") WHERE "purchase_orders"."status" = 'approved' and "purchase_orders"."push_status" <> 'closed';--> statement-breakpoint
CREATE INDEX "pushes_status" ON "pushes" USING btree ("status","changed_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "pushes_due" ON "pushes" USING btree ("due_on","id");--> statement-breakpoint
CREATE INDEX "pushes_open_due" ON "pushes" USING btree ("due_on","id") WHERE "pushes"."status" = 'submitted';--> statement-breakpoint
CREATE INDEX "pushes_unsubmitted" ON "pushes" USING btree ("changed_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE "pushes"."status" in ('draft', 'confirmed');--> statement-breakpoint
CREATE INDEX "pushes_ended" ON "pushes" USING btree ("changed_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE "pushes"."status" in ('closed', 'cancelled', 'superseded');--> statement-breakpoint
CREATE INDEX "pushes_failing" ON "pushes" USING btree ("changed_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE "pushes"."failing";--> statement-breakpoint
CREATE INDEX "pushes_unseen" ON "pushes" USING btree ("changed_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE "pushes"."unseen";--> statement-breakpoint
CREATE INDEX "pushes_unanswered" ON "pushes" USING btree ("changed_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE "pushes"."unanswered";--> statement-breakpoint
CREATE INDEX "pushes_answered" ON "pushes" USING btree ("changed_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE "pushes"."status" = 'submitted' and not "pushes"."unanswered";--> statement-breakpoint
CREATE INDEX "pushes_to_branch" ON "pushes" USING btree ("changed_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE "pushes"."to_branch";--> statement-breakpoint
CREATE INDEX "pushes_to_department" ON "pushes" USING btree ("changed_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE "pushes"."to_department";--> statement-breakpoint
CREATE INDEX "pushes_window" ON "pushes" USING btree ("author_id","branch_id","submitted_at") WHERE "pushes"."order_id" is null;--> statement-breakpoint
CREATE INDEX "push_targets_supplier" ON "push_targets" USING btree ("supplier_id","push_id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "push_targets_place" ON "push_targets" USING btree ("place_id","push_id" DESC NULLS LAST);--> statement-breakpoint
ALTER TABLE "push_lines" DROP COLUMN "supplier_sku";--> statement-breakpoint
ALTER TABLE "push_lines" DROP COLUMN "unit_price";--> statement-breakpoint
ALTER TABLE "push_lines" DROP COLUMN "discount";--> statement-breakpoint
ALTER TABLE "push_targets" DROP COLUMN "answer_channel";--> statement-breakpoint
ALTER TABLE "push_quantities" ADD CONSTRAINT "push_price_is_not_negative" CHECK (coalesce("push_quantities"."unit_price", 0) >= 0);