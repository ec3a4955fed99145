CREATE TABLE "approval_decisions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"request_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"branch_id" uuid NOT NULL,
	"author_id" uuid NOT NULL,
	"approver_id" uuid NOT NULL,
	"on_behalf_of" uuid,
	"decision" text NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"content_hash" "bytea" NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "approval_decisions_once" UNIQUE("request_id","approver_id"),
	CONSTRAINT "author_never_approves" CHECK ("approval_decisions"."approver_id" <> "approval_decisions"."author_id"),
	CONSTRAINT "nobody_lends_to_the_author" CHECK ("approval_decisions"."on_behalf_of" is distinct from "approval_decisions"."author_id"),
	CONSTRAINT "rejection_says_why" CHECK ("approval_decisions"."decision" = 'approve' or "approval_decisions"."reason" <> '')
);
--> statement-breakpoint
CREATE TABLE "approval_requests" (
	"id" uuid PRIMARY KEY NOT NULL,
	"branch_id" uuid NOT NULL,
	"document" text NOT NULL,
	"document_id" uuid NOT NULL,
	"revision" integer NOT NULL,
	"author_id" uuid NOT NULL,
	"amount" bigint NOT NULL,
	"window_amount" bigint NOT NULL,
	"window_documents" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"rule_id" uuid NOT NULL,
	"rule_name" text NOT NULL,
	"content_hash" "bytea" NOT NULL,
	"status" text DEFAULT 'open' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "approval_requests_branch" UNIQUE("branch_id","id"),
	CONSTRAINT "approval_requests_author" UNIQUE("id","author_id")
);
--> statement-breakpoint
CREATE TABLE "approval_rules" (
	"id" uuid PRIMARY KEY NOT NULL,
	"position" integer NOT NULL,
	"name" text NOT NULL,
	"branch_ids" uuid[],
	"categories" text[],
	"origins" text[],
	"amount_from" bigint DEFAULT 0 NOT NULL,
	"amount_to" bigint,
	"steps" jsonb NOT NULL,
	"fallback" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "approval_steps" (
	"request_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"branch_id" uuid NOT NULL,
	"roles" text[] NOT NULL,
	"person_id" uuid,
	"sla_hours" integer NOT NULL,
	"escalate_to" text,
	"status" text NOT NULL,
	"started_at" timestamp with time zone,
	"due_at" timestamp with time zone,
	"reminded_at" timestamp with time zone,
	"escalated_at" timestamp with time zone,
	CONSTRAINT "approval_steps_request_id_seq_pk" PRIMARY KEY("request_id","seq")
);
--> statement-breakpoint
CREATE TABLE "delegations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"from_id" uuid NOT NULL,
	"to_id" uuid NOT NULL,
	"valid_from" timestamp with time zone NOT NULL,
	"valid_until" timestamp with time zone NOT NULL,
	"reason" text NOT NULL,
	"ended_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "delegation_to_another" CHECK ("delegations"."from_id" <> "delegations"."to_id"),
	CONSTRAINT "delegation_moments_in_order" CHECK ("delegations"."valid_until" > "delegations"."valid_from")
);
--> statement-breakpoint
CREATE TABLE "attachments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"branch_id" uuid NOT NULL,
	"document" text NOT NULL,
	"document_id" uuid NOT NULL,
	"name" text NOT NULL,
	"media_type" text NOT NULL,
	"size" bigint NOT NULL,
	"sha256" "bytea" NOT NULL,
	"key_sealed" "bytea" NOT NULL,
	"uploaded_by" uuid NOT NULL,
	"removed_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "attachment_size" CHECK ("attachments"."size" > 0 and "attachments"."size" <= 20971520)
);
--> statement-breakpoint
CREATE TABLE "remarks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"branch_id" uuid NOT NULL,
	"document" text NOT NULL,
	"document_id" uuid NOT NULL,
	"author_id" uuid NOT NULL,
	"text" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "branches" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"address" text DEFAULT '' NOT NULL,
	"phone" text DEFAULT '' NOT NULL,
	"zone" text DEFAULT 'Asia/Shanghai' NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "branches_code_unique" UNIQUE("code"),
	CONSTRAINT "branch_code_is_short" CHECK ("branches"."code" ~ '^[A-Z0-9]{2,4}$')
);
--> statement-breakpoint
CREATE TABLE "company" (
	"only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"name" text NOT NULL,
	"demo" boolean DEFAULT false NOT NULL,
	"fiscal_year_start" integer DEFAULT 1 NOT NULL,
	"direct_push_limit" bigint DEFAULT 0 NOT NULL,
	"revision_tolerance" bigint DEFAULT 0 NOT NULL,
	"epoch" integer DEFAULT 1 NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "company_is_one" CHECK ("company"."only")
);
--> statement-breakpoint
CREATE TABLE "departments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"branch_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "departments_branch_id" UNIQUE("branch_id","id")
);
--> statement-breakpoint
CREATE TABLE "setup_codes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code_hash" "bytea" NOT NULL,
	"used_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_log" (
	"id" uuid PRIMARY KEY NOT NULL,
	"seq" bigint GENERATED ALWAYS AS IDENTITY (sequence name "audit_log_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"xid" bigint DEFAULT pg_current_xact_id()::text::bigint NOT NULL,
	"at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"request_id" text NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" uuid,
	"actor_name" text NOT NULL,
	"roles" text[] DEFAULT '{}' NOT NULL,
	"network" text,
	"branch_id" uuid,
	"act" text NOT NULL,
	"document" text NOT NULL,
	"document_id" uuid,
	"before" jsonb,
	"after" jsonb,
	"reason" text
);
--> statement-breakpoint
CREATE TABLE "audit_seals" (
	"id" integer PRIMARY KEY NOT NULL,
	"from_xid" bigint NOT NULL,
	"to_xid" bigint NOT NULL,
	"rows" integer NOT NULL,
	"previous" "bytea" NOT NULL,
	"hash" "bytea" NOT NULL,
	"sealed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "audit_seals_chain" UNIQUE("from_xid")
);
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"actor_id" uuid NOT NULL,
	"key" text NOT NULL,
	"request_hash" "bytea" NOT NULL,
	"answer" jsonb,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "idempotency_keys_actor_id_key_pk" PRIMARY KEY("actor_id","key")
);
--> statement-breakpoint
CREATE TABLE "keyring" (
	"id" integer PRIMARY KEY NOT NULL,
	"class" text NOT NULL,
	"wrapped" "bytea" NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "number_counters" (
	"kind" text NOT NULL,
	"branch_id" uuid NOT NULL,
	"year" integer NOT NULL,
	"last" integer NOT NULL,
	CONSTRAINT "number_counters_kind_branch_id_year_pk" PRIMARY KEY("kind","branch_id","year")
);
--> statement-breakpoint
CREATE TABLE "number_series" (
	"kind" text PRIMARY KEY NOT NULL,
	"prefix" text NOT NULL,
	"pad" integer DEFAULT 6 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "inbox_items" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"message" text NOT NULL,
	"params" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"meaning" text DEFAULT 'neutral' NOT NULL,
	"document" text NOT NULL,
	"document_id" uuid NOT NULL,
	"read_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "inbox_members" (
	"place_id" uuid NOT NULL,
	"branch_id" uuid NOT NULL,
	"department_id" uuid,
	"person_id" uuid NOT NULL,
	CONSTRAINT "inbox_members_place_id_person_id_pk" PRIMARY KEY("place_id","person_id"),
	CONSTRAINT "place_is_branch_or_department" CHECK ("inbox_members"."place_id" = coalesce("inbox_members"."department_id", "inbox_members"."branch_id"))
);
--> statement-breakpoint
CREATE TABLE "assignments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"role" text NOT NULL,
	"branch_id" uuid,
	"granted_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "credentials" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"password_hash" text NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "password_links" (
	"id" uuid PRIMARY KEY NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"person_id" uuid NOT NULL,
	"made_by" uuid,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "password_links_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account" text NOT NULL,
	"name" text NOT NULL,
	"initials" text NOT NULL,
	"branch_id" uuid NOT NULL,
	"department_id" uuid,
	"work_phone" text DEFAULT '' NOT NULL,
	"email" text DEFAULT '' NOT NULL,
	"phone_sealed" "bytea",
	"phone_last4" text,
	"active" boolean DEFAULT true NOT NULL,
	"left_on" date,
	"locale" text DEFAULT 'zh-CN' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"person_id" uuid NOT NULL,
	"network" text DEFAULT '' NOT NULL,
	"browser" text DEFAULT '' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "sessions_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "sign_in_failures" (
	"key" "bytea" PRIMARY KEY NOT NULL,
	"failures" integer NOT NULL,
	"failed_at" timestamp with time zone NOT NULL,
	"wait_until" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "products" (
	"id" uuid PRIMARY KEY NOT NULL,
	"sku" text NOT NULL,
	"name" text NOT NULL,
	"initials" text NOT NULL,
	"kind" text NOT NULL,
	"unit" text NOT NULL,
	"spec" text DEFAULT '' NOT NULL,
	"sale_price" bigint DEFAULT 0 NOT NULL,
	"cost" bigint DEFAULT 0 NOT NULL,
	"production_days" integer DEFAULT 0 NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"found" text GENERATED ALWAYS AS (lower(sku || ' ' || name || ' ' || initials)) STORED,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "product_prices_are_not_negative" CHECK ("products"."sale_price" >= 0 and "products"."cost" >= 0)
);
--> statement-breakpoint
CREATE TABLE "purchase_order_lines" (
	"order_id" uuid NOT NULL,
	"branch_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"product_id" uuid,
	"name" text NOT NULL,
	"spec" text DEFAULT '' NOT NULL,
	"supplier_sku" text DEFAULT '' NOT NULL,
	"unit" text NOT NULL,
	"quantity" numeric(13,3) NOT NULL,
	"unit_price" bigint,
	"discount" bigint DEFAULT 0 NOT NULL,
	"amount" bigint NOT NULL,
	"expected_on" date,
	CONSTRAINT "purchase_order_lines_order_id_seq_pk" PRIMARY KEY("order_id","seq"),
	CONSTRAINT "quantity_is_positive" CHECK ("purchase_order_lines"."quantity" > 0),
	CONSTRAINT "amount_is_quantity_times_price" CHECK ("purchase_order_lines"."amount" = round("purchase_order_lines"."quantity" * coalesce("purchase_order_lines"."unit_price", 0)) - "purchase_order_lines"."discount"),
	CONSTRAINT "line_money_is_not_negative" CHECK (coalesce("purchase_order_lines"."unit_price", 0) >= 0 and "purchase_order_lines"."discount" >= 0 and "purchase_order_lines"."amount" >= 0)
);
--> statement-breakpoint
CREATE TABLE "purchase_order_moves" (
	"order_id" uuid NOT NULL,
	"branch_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"move" text NOT NULL,
	"from_status" text NOT NULL,
	"to_status" text NOT NULL,
	"actor_id" uuid NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "purchase_order_moves_order_id_seq_pk" PRIMARY KEY("order_id","seq")
);
--> statement-breakpoint
CREATE TABLE "purchase_order_revisions" (
	"order_id" uuid NOT NULL,
	"branch_id" uuid NOT NULL,
	"revision" integer NOT NULL,
	"content" jsonb NOT NULL,
	"content_hash" "bytea" NOT NULL,
	"made_by" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "purchase_order_revisions_order_id_revision_pk" PRIMARY KEY("order_id","revision")
);
--> statement-breakpoint
CREATE TABLE "purchase_orders" (
	"id" uuid PRIMARY KEY NOT NULL,
	"branch_id" uuid NOT NULL,
	"supplier_id" uuid NOT NULL,
	"author_id" uuid NOT NULL,
	"draft_name" text NOT NULL,
	"number" text,
	"status" text DEFAULT 'draft' NOT NULL,
	"push_status" text DEFAULT 'none' NOT NULL,
	"origin" text DEFAULT 'manual' NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"expected_on" date,
	"freight" bigint DEFAULT 0 NOT NULL,
	"discount" bigint DEFAULT 0 NOT NULL,
	"total" bigint NOT NULL,
	"summary" text DEFAULT '' NOT NULL,
	"notes" text DEFAULT '' NOT NULL,
	"content_hash" "bytea",
	"submitted_at" timestamp with time zone,
	"first_approved_at" timestamp with time zone,
	"approved_at" timestamp with time zone,
	"cancelled_at" timestamp with time zone,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "purchase_orders_number_unique" UNIQUE("number"),
	CONSTRAINT "purchase_orders_branch" UNIQUE("branch_id","id"),
	CONSTRAINT "number_comes_with_first_approval" CHECK (("purchase_orders"."first_approved_at" is null) = ("purchase_orders"."number" is null)),
	CONSTRAINT "approved_has_a_moment" CHECK ("purchase_orders"."status" <> 'approved' or ("purchase_orders"."approved_at" is not null and "purchase_orders"."number" is not null)),
	CONSTRAINT "submitted_has_a_hash" CHECK ("purchase_orders"."status" not in ('submitted', 'approved') or "purchase_orders"."content_hash" is not null),
	CONSTRAINT "amounts_are_not_negative" CHECK ("purchase_orders"."freight" >= 0 and "purchase_orders"."discount" >= 0 and "purchase_orders"."total" >= 0)
);
--> statement-breakpoint
CREATE TABLE "spending_windows" (
	"author_id" uuid NOT NULL,
	"branch_id" uuid NOT NULL,
	"supplier_id" uuid NOT NULL,
	"touched_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "spending_windows_author_id_branch_id_supplier_id_pk" PRIMARY KEY("author_id","branch_id","supplier_id")
);
--> statement-breakpoint
CREATE TABLE "push_attempts" (
	"delivery_id" uuid NOT NULL,
	"branch_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"outcome" text NOT NULL,
	"failure" text,
	"detail" text,
	CONSTRAINT "push_attempts_delivery_id_seq_pk" PRIMARY KEY("delivery_id","seq")
);
--> statement-breakpoint
CREATE TABLE "push_deliveries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"target_id" uuid NOT NULL,
	"branch_id" uuid NOT NULL,
	"revision" integer NOT NULL,
	"purpose" text DEFAULT 'push' NOT NULL,
	"channel" text NOT NULL,
	"channel_id" uuid,
	"recipient" text NOT NULL,
	"status" text DEFAULT 'queued' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"fence" integer DEFAULT 0 NOT NULL,
	"lease_until" timestamp with time zone,
	"next_attempt_at" timestamp with time zone,
	"sent_at" timestamp with time zone,
	"failure" text,
	"failure_detail" text,
	"maybe_twice" boolean DEFAULT false NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "push_deliveries_branch" UNIQUE("branch_id","id")
);
--> statement-breakpoint
CREATE TABLE "push_lines" (
	"push_id" uuid NOT NULL,
	"branch_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"product_id" uuid,
	"order_line_seq" integer,
	"name" text NOT NULL,
	"spec" text DEFAULT '' NOT NULL,
	"supplier_sku" text DEFAULT '' NOT NULL,
	"unit" text NOT NULL,
	"unit_price" bigint,
	"discount" bigint DEFAULT 0 NOT NULL,
	"due_on" date NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	CONSTRAINT "push_lines_push_id_seq_pk" PRIMARY KEY("push_id","seq"),
	CONSTRAINT "push_price_is_not_negative" CHECK (coalesce("push_lines"."unit_price", 0) >= 0)
);
--> statement-breakpoint
CREATE TABLE "push_links" (
	"id" uuid PRIMARY KEY NOT NULL,
	"target_id" uuid NOT NULL,
	"branch_id" uuid NOT NULL,
	"revision" integer NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"token_sealed" "bytea",
	"expires_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	"revoked_by" uuid,
	"revoke_reason" text DEFAULT '' NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "push_links_token_hash_unique" UNIQUE("token_hash"),
	CONSTRAINT "push_links_branch" UNIQUE("branch_id","id"),
	CONSTRAINT "ended_link_keeps_no_token" CHECK ("push_links"."revoked_at" is null or "push_links"."token_sealed" is null)
);
--> statement-breakpoint
CREATE TABLE "push_quantities" (
	"push_id" uuid NOT NULL,
	"branch_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"target_id" uuid NOT NULL,
	"quantity" numeric(13,3) NOT NULL,
	CONSTRAINT "push_quantities_push_id_seq_target_id_pk" PRIMARY KEY("push_id","seq","target_id"),
	CONSTRAINT "pushed_quantity_is_positive" CHECK ("push_quantities"."quantity" > 0)
);
--> statement-breakpoint
CREATE TABLE "push_revisions" (
	"target_id" uuid NOT NULL,
	"branch_id" uuid NOT NULL,
	"revision" integer NOT NULL,
	"content" jsonb NOT NULL,
	"content_hash" "bytea" NOT NULL,
	"made_by" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "push_revisions_target_id_revision_pk" PRIMARY KEY("target_id","revision")
);
--> statement-breakpoint
CREATE TABLE "push_targets" (
	"id" uuid PRIMARY KEY NOT NULL,
	"push_id" uuid NOT NULL,
	"branch_id" uuid NOT NULL,
	"suffix" text NOT NULL,
	"kind" text NOT NULL,
	"supplier_id" uuid,
	"to_branch_id" uuid,
	"to_department_id" uuid,
	"place_id" uuid,
	"answer" text,
	"answer_on" date,
	"answer_note" text DEFAULT '' NOT NULL,
	"answer_channel" text,
	"answered_by" uuid,
	"answered_at" timestamp with time zone,
	"first_viewed_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "push_targets_branch" UNIQUE("branch_id","id"),
	CONSTRAINT "push_targets_suffix" UNIQUE("push_id","suffix"),
	CONSTRAINT "target_is_one_of_three" CHECK (("push_targets"."kind" = 'supplier') = ("push_targets"."supplier_id" is not null)
        and ("push_targets"."kind" <> 'supplier') = ("push_targets"."to_branch_id" is not null)
        and ("push_targets"."kind" = 'department') = ("push_targets"."to_department_id" is not null)
        and "push_targets"."place_id" is not distinct from coalesce("push_targets"."to_department_id", "push_targets"."to_branch_id")),
	CONSTRAINT "answer_names_who_and_when" CHECK ("push_targets"."answer" is null or ("push_targets"."answered_by" is not null and "push_targets"."answered_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "push_views" (
	"id" uuid PRIMARY KEY NOT NULL,
	"link_id" uuid NOT NULL,
	"branch_id" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"network" text NOT NULL,
	"browser" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "pushes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"branch_id" uuid NOT NULL,
	"author_id" uuid NOT NULL,
	"order_id" uuid,
	"order_hash" "bytea",
	"number" text,
	"status" text DEFAULT 'draft' NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"due_on" date NOT NULL,
	"ship_to" text DEFAULT '' NOT NULL,
	"notes" text DEFAULT '' NOT NULL,
	"summary" text DEFAULT '' NOT NULL,
	"confirmed_by" uuid,
	"confirmed_at" timestamp with time zone,
	"confirmed_hash" "bytea",
	"submitted_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"end_reason" text DEFAULT '' NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "pushes_number_unique" UNIQUE("number"),
	CONSTRAINT "pushes_branch" UNIQUE("branch_id","id"),
	CONSTRAINT "confirmed_names_who_and_what" CHECK ("pushes"."status" not in ('confirmed', 'submitted', 'closed')
        or ("pushes"."confirmed_by" is not null and "pushes"."confirmed_at" is not null and "pushes"."confirmed_hash" is not null)),
	CONSTRAINT "submitted_has_a_number" CHECK (("pushes"."submitted_at" is null) = ("pushes"."number" is null))
);
--> statement-breakpoint
CREATE TABLE "role_grants" (
	"role" text NOT NULL,
	"permission" text NOT NULL,
	"scope" text NOT NULL,
	"row_group" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "role_grants_role_permission_pk" PRIMARY KEY("role","permission")
);
--> statement-breakpoint
CREATE TABLE "search_entries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"document" text NOT NULL,
	"branch_id" uuid,
	"row_group" text,
	"title" text NOT NULL,
	"subtitle" text DEFAULT '' NOT NULL,
	"words" text NOT NULL,
	"found" text GENERATED ALWAYS AS (sec.spaced(words)) STORED NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "supplier_channels" (
	"id" uuid PRIMARY KEY NOT NULL,
	"supplier_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"label" text NOT NULL,
	"address_sealed" "bytea" NOT NULL,
	"secret_sealed" "bytea",
	"active" boolean DEFAULT true NOT NULL,
	"tested_at" timestamp with time zone,
	"test_failure" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "supplier_contacts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"supplier_id" uuid NOT NULL,
	"name" text NOT NULL,
	"email" text DEFAULT '' NOT NULL,
	"mobile_sealed" "bytea",
	"mobile_last4" text,
	"receives_push" boolean DEFAULT true NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "supplier_items" (
	"id" uuid PRIMARY KEY NOT NULL,
	"supplier_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"supplier_sku" text DEFAULT '' NOT NULL,
	"lead_days" integer DEFAULT 0 NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "supplier_items_supplier_id" UNIQUE("supplier_id","id")
);
--> statement-breakpoint
CREATE TABLE "supplier_prices" (
	"id" uuid PRIMARY KEY NOT NULL,
	"item_id" uuid NOT NULL,
	"min_quantity" numeric(13,3) NOT NULL,
	"price" bigint NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "price_is_not_negative" CHECK ("supplier_prices"."price" >= 0),
	CONSTRAINT "tier_starts_above_zero" CHECK ("supplier_prices"."min_quantity" > 0),
	CONSTRAINT "price_days_in_order" CHECK ("supplier_prices"."valid_to" is null or "supplier_prices"."valid_to" >= "supplier_prices"."valid_from")
);
--> statement-breakpoint
CREATE TABLE "suppliers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"initials" text NOT NULL,
	"kind" text NOT NULL,
	"status" text DEFAULT 'active' NOT NULL,
	"status_reason" text,
	"settlement" text DEFAULT 'per_order' NOT NULL,
	"payment_terms" text DEFAULT '' NOT NULL,
	"address" text DEFAULT '' NOT NULL,
	"lead_days" integer DEFAULT 0 NOT NULL,
	"auto_push" boolean DEFAULT false NOT NULL,
	"shows_prices" boolean DEFAULT true NOT NULL,
	"bank_account_sealed" "bytea",
	"bank_account_last4" text,
	"notes" text DEFAULT '' NOT NULL,
	"created_by" uuid NOT NULL,
	"found" text GENERATED ALWAYS AS (lower(code || ' ' || name || ' ' || initials)) STORED,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "suppliers_code_unique" UNIQUE("code"),
	CONSTRAINT "held_supplier_has_a_reason" CHECK ("suppliers"."status" = 'active' or "suppliers"."status_reason" <> '')
);
--> statement-breakpoint
CREATE TABLE "saved_views" (
	"id" uuid PRIMARY KEY NOT NULL,
	"owner_id" uuid NOT NULL,
	"list" text NOT NULL,
	"name" text NOT NULL,
	"query" text NOT NULL,
	"shared" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "approval_decisions" ADD CONSTRAINT "approval_decisions_approver_id_people_id_fk" FOREIGN KEY ("approver_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approval_decisions" ADD CONSTRAINT "approval_decisions_on_behalf_of_people_id_fk" FOREIGN KEY ("on_behalf_of") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approval_decisions" ADD CONSTRAINT "approval_decisions_request_id_seq_approval_steps_request_id_seq_fk" FOREIGN KEY ("request_id","seq") REFERENCES "public"."approval_steps"("request_id","seq") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approval_decisions" ADD CONSTRAINT "approval_decisions_request_id_author_id_approval_requests_id_author_id_fk" FOREIGN KEY ("request_id","author_id") REFERENCES "public"."approval_requests"("id","author_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approval_requests" ADD CONSTRAINT "approval_requests_branch_id_branches_id_fk" FOREIGN KEY ("branch_id") REFERENCES "public"."branches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approval_requests" ADD CONSTRAINT "approval_requests_author_id_people_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approval_steps" ADD CONSTRAINT "approval_steps_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approval_steps" ADD CONSTRAINT "approval_steps_branch_id_request_id_approval_requests_branch_id_id_fk" FOREIGN KEY ("branch_id","request_id") REFERENCES "public"."approval_requests"("branch_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delegations" ADD CONSTRAINT "delegations_from_id_people_id_fk" FOREIGN KEY ("from_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delegations" ADD CONSTRAINT "delegations_to_id_people_id_fk" FOREIGN KEY ("to_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_branch_id_branches_id_fk" FOREIGN KEY ("branch_id") REFERENCES "public"."branches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remarks" ADD CONSTRAINT "remarks_branch_id_branches_id_fk" FOREIGN KEY ("branch_id") REFERENCES "public"."branches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "departments" ADD CONSTRAINT "departments_branch_id_branches_id_fk" FOREIGN KEY ("branch_id") REFERENCES "public"."branches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inbox_items" ADD CONSTRAINT "inbox_items_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inbox_members" ADD CONSTRAINT "inbox_members_branch_id_branches_id_fk" FOREIGN KEY ("branch_id") REFERENCES "public"."branches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inbox_members" ADD CONSTRAINT "inbox_members_department_id_departments_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."departments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inbox_members" ADD CONSTRAINT "inbox_members_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_branch_id_branches_id_fk" FOREIGN KEY ("branch_id") REFERENCES "public"."branches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credentials" ADD CONSTRAINT "credentials_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "password_links" ADD CONSTRAINT "password_links_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "password_links" ADD CONSTRAINT "password_links_made_by_people_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "people_branch_id_branches_id_fk" FOREIGN KEY ("branch_id") REFERENCES "public"."branches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "people_department_id_departments_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."departments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "purchase_order_lines" ADD CONSTRAINT "purchase_order_lines_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "purchase_order_lines" ADD CONSTRAINT "purchase_order_lines_branch_id_order_id_purchase_orders_branch_id_id_fk" FOREIGN KEY ("branch_id","order_id") REFERENCES "public"."purchase_orders"("branch_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "purchase_order_moves" ADD CONSTRAINT "purchase_order_moves_branch_id_order_id_purchase_orders_branch_id_id_fk" FOREIGN KEY ("branch_id","order_id") REFERENCES "public"."purchase_orders"("branch_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "purchase_order_revisions" ADD CONSTRAINT "purchase_order_revisions_branch_id_order_id_purchase_orders_branch_id_id_fk" FOREIGN KEY ("branch_id","order_id") REFERENCES "public"."purchase_orders"("branch_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "purchase_orders" ADD CONSTRAINT "purchase_orders_branch_id_branches_id_fk" FOREIGN KEY ("branch_id") REFERENCES "public"."branches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "purchase_orders" ADD CONSTRAINT "purchase_orders_supplier_id_suppliers_id_fk" FOREIGN KEY ("supplier_id") REFERENCES "public"."suppliers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "purchase_orders" ADD CONSTRAINT "purchase_orders_author_id_people_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "push_attempts" ADD CONSTRAINT "push_attempts_branch_id_delivery_id_push_deliveries_branch_id_id_fk" FOREIGN KEY ("branch_id","delivery_id") REFERENCES "public"."push_deliveries"("branch_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "push_deliveries" ADD CONSTRAINT "push_deliveries_branch_id_target_id_push_targets_branch_id_id_fk" FOREIGN KEY ("branch_id","target_id") REFERENCES "public"."push_targets"("branch_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "push_lines" ADD CONSTRAINT "push_lines_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "push_lines" ADD CONSTRAINT "push_lines_branch_id_push_id_pushes_branch_id_id_fk" FOREIGN KEY ("branch_id","push_id") REFERENCES "public"."pushes"("branch_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "push_links" ADD CONSTRAINT "push_links_branch_id_target_id_push_targets_branch_id_id_fk" FOREIGN KEY ("branch_id","target_id") REFERENCES "public"."push_targets"("branch_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "push_quantities" ADD CONSTRAINT "push_quantities_push_id_seq_push_lines_push_id_seq_fk" FOREIGN KEY ("push_id","seq") REFERENCES "public"."push_lines"("push_id","seq") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "push_quantities" ADD CONSTRAINT "push_quantities_branch_id_target_id_push_targets_branch_id_id_fk" FOREIGN KEY ("branch_id","target_id") REFERENCES "public"."push_targets"("branch_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "push_revisions" ADD CONSTRAINT "push_revisions_branch_id_target_id_push_targets_branch_id_id_fk" FOREIGN KEY ("branch_id","target_id") REFERENCES "public"."push_targets"("branch_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "push_targets" ADD CONSTRAINT "push_targets_supplier_id_suppliers_id_fk" FOREIGN KEY ("supplier_id") REFERENCES "public"."suppliers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "push_targets" ADD CONSTRAINT "push_targets_to_branch_id_branches_id_fk" FOREIGN KEY ("to_branch_id") REFERENCES "public"."branches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "push_targets" ADD CONSTRAINT "push_targets_to_department_id_departments_id_fk" FOREIGN KEY ("to_department_id") REFERENCES "public"."departments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "push_targets" ADD CONSTRAINT "push_targets_answered_by_people_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "push_targets" ADD CONSTRAINT "push_targets_branch_id_push_id_pushes_branch_id_id_fk" FOREIGN KEY ("branch_id","push_id") REFERENCES "public"."pushes"("branch_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "push_views" ADD CONSTRAINT "push_views_branch_id_link_id_push_links_branch_id_id_fk" FOREIGN KEY ("branch_id","link_id") REFERENCES "public"."push_links"("branch_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pushes" ADD CONSTRAINT "pushes_branch_id_branches_id_fk" FOREIGN KEY ("branch_id") REFERENCES "public"."branches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pushes" ADD CONSTRAINT "pushes_author_id_people_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pushes" ADD CONSTRAINT "pushes_confirmed_by_people_id_fk" FOREIGN KEY ("confirmed_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pushes" ADD CONSTRAINT "pushes_branch_id_order_id_purchase_orders_branch_id_id_fk" FOREIGN KEY ("branch_id","order_id") REFERENCES "public"."purchase_orders"("branch_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supplier_channels" ADD CONSTRAINT "supplier_channels_supplier_id_suppliers_id_fk" FOREIGN KEY ("supplier_id") REFERENCES "public"."suppliers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supplier_contacts" ADD CONSTRAINT "supplier_contacts_supplier_id_suppliers_id_fk" FOREIGN KEY ("supplier_id") REFERENCES "public"."suppliers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supplier_items" ADD CONSTRAINT "supplier_items_supplier_id_suppliers_id_fk" FOREIGN KEY ("supplier_id") REFERENCES "public"."suppliers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supplier_items" ADD CONSTRAINT "supplier_items_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supplier_prices" ADD CONSTRAINT "supplier_prices_item_id_supplier_items_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."supplier_items"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_owner_id_people_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "approval_requests_round" ON "approval_requests" USING btree ("document_id","revision");--> statement-breakpoint
CREATE UNIQUE INDEX "approval_requests_one_open" ON "approval_requests" USING btree ("document_id") WHERE "approval_requests"."status" = 'open';--> statement-breakpoint
CREATE UNIQUE INDEX "approval_rules_fallback" ON "approval_rules" USING btree ("fallback") WHERE "approval_rules"."fallback";--> statement-breakpoint
CREATE INDEX "approval_steps_current" ON "approval_steps" USING btree ("branch_id","due_at") WHERE "approval_steps"."status" = 'current';--> statement-breakpoint
CREATE UNIQUE INDEX "approval_steps_one_current" ON "approval_steps" USING btree ("request_id") WHERE "approval_steps"."status" = 'current';--> statement-breakpoint
CREATE INDEX "delegations_to" ON "delegations" USING btree ("to_id","valid_until");--> statement-breakpoint
CREATE INDEX "attachments_document" ON "attachments" USING btree ("document_id");--> statement-breakpoint
CREATE INDEX "remarks_document" ON "remarks" USING btree ("document_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "departments_name" ON "departments" USING btree ("branch_id","name");--> statement-breakpoint
CREATE INDEX "audit_log_document" ON "audit_log" USING btree ("document_id","at");--> statement-breakpoint
CREATE INDEX "audit_log_at" ON "audit_log" USING btree ("at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "audit_log_xid" ON "audit_log" USING btree ("xid","seq");--> statement-breakpoint
CREATE INDEX "audit_log_actor" ON "audit_log" USING btree ("actor_id","at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "idempotency_keys_age" ON "idempotency_keys" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "inbox_items_person" ON "inbox_items" USING btree ("person_id","id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "inbox_items_unread" ON "inbox_items" USING btree ("person_id") WHERE "inbox_items"."read_at" is null;--> statement-breakpoint
CREATE INDEX "inbox_members_person" ON "inbox_members" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "assignments_once" ON "assignments" USING btree ("person_id","role",coalesce("branch_id", "person_id"));--> statement-breakpoint
CREATE INDEX "assignments_role" ON "assignments" USING btree ("role");--> statement-breakpoint
CREATE UNIQUE INDEX "people_account" ON "people" USING btree (lower("account"));--> statement-breakpoint
CREATE INDEX "people_branch" ON "people" USING btree ("branch_id");--> statement-breakpoint
CREATE INDEX "sessions_person" ON "sessions" USING btree ("person_id","created_at" DESC NULLS LAST);--> statement-breakpoint
CREATE UNIQUE INDEX "products_sku" ON "products" USING btree (lower("sku"));--> statement-breakpoint
CREATE INDEX "products_name" ON "products" USING btree ("name");--> statement-breakpoint
CREATE INDEX "purchase_order_lines_product" ON "purchase_order_lines" USING btree ("product_id","order_id");--> statement-breakpoint
CREATE INDEX "purchase_orders_changed" ON "purchase_orders" USING btree ("changed_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "purchase_orders_branch_changed" ON "purchase_orders" USING btree ("branch_id","changed_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "purchase_orders_supplier" ON "purchase_orders" USING btree ("supplier_id","changed_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "purchase_orders_window" ON "purchase_orders" USING btree ("author_id","supplier_id","branch_id","submitted_at");--> statement-breakpoint
CREATE INDEX "purchase_orders_expected" ON "purchase_orders" USING btree ("expected_on","id");--> statement-breakpoint
CREATE INDEX "purchase_orders_undecided" ON "purchase_orders" USING btree ("status","branch_id","changed_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE "purchase_orders"."status" in ('draft', 'submitted', 'rejected');--> statement-breakpoint
CREATE INDEX "purchase_orders_unpushed" ON "purchase_orders" USING btree ("branch_id","changed_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE "purchase_orders"."status" = 'approved' and "purchase_orders"."push_status" in ('none', 'draft');--> statement-breakpoint
CREATE UNIQUE INDEX "push_deliveries_once" ON "push_deliveries" USING btree ("target_id","revision","purpose","channel","recipient") WHERE "push_deliveries"."channel" <> 'manual';--> statement-breakpoint
CREATE INDEX "push_deliveries_target" ON "push_deliveries" USING btree ("target_id");--> statement-breakpoint
CREATE INDEX "push_deliveries_due" ON "push_deliveries" USING btree ("next_attempt_at") WHERE "push_deliveries"."status" = 'queued';--> statement-breakpoint
CREATE INDEX "push_deliveries_failed" ON "push_deliveries" USING btree ("branch_id","created_at" DESC NULLS LAST) WHERE "push_deliveries"."status" = 'failed';--> statement-breakpoint
CREATE INDEX "push_lines_product" ON "push_lines" USING btree ("product_id","push_id");--> statement-breakpoint
CREATE INDEX "push_links_target" ON "push_links" USING btree ("target_id");--> statement-breakpoint
CREATE INDEX "push_links_live" ON "push_links" USING btree ("expires_at") WHERE "push_links"."revoked_at" is null;--> statement-breakpoint
CREATE INDEX "push_quantities_target" ON "push_quantities" USING btree ("target_id");--> statement-breakpoint
CREATE INDEX "push_targets_supplier" ON "push_targets" USING btree ("supplier_id");--> statement-breakpoint
CREATE INDEX "push_targets_place" ON "push_targets" USING btree ("place_id","id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "push_views_link" ON "push_views" USING btree ("link_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "pushes_one_live_per_order" ON "pushes" USING btree ("order_id") WHERE "pushes"."status" not in ('cancelled', 'superseded');--> statement-breakpoint
CREATE INDEX "pushes_changed" ON "pushes" USING btree ("changed_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "pushes_branch_changed" ON "pushes" USING btree ("branch_id","changed_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "search_entries_found" ON "search_entries" USING gin ("found" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "search_entries_at" ON "search_entries" USING btree ("document","at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "supplier_channels_supplier" ON "supplier_channels" USING btree ("supplier_id");--> statement-breakpoint
CREATE INDEX "supplier_contacts_supplier" ON "supplier_contacts" USING btree ("supplier_id");--> statement-breakpoint
CREATE UNIQUE INDEX "supplier_items_once" ON "supplier_items" USING btree ("supplier_id","product_id");--> statement-breakpoint
CREATE INDEX "supplier_items_product" ON "supplier_items" USING btree ("product_id");--> statement-breakpoint
CREATE INDEX "supplier_prices_item" ON "supplier_prices" USING btree ("item_id","valid_from" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "suppliers_name" ON "suppliers" USING btree ("name");--> statement-breakpoint
CREATE INDEX "saved_views_list" ON "saved_views" USING btree ("list","owner_id");