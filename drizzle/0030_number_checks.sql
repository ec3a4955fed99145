CREATE TABLE "number_checks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"numbers" integer NOT NULL,
	"missing" integer NOT NULL,
	"named" jsonb NOT NULL,
	"checked_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE INDEX "number_checks_at" ON "number_checks" USING btree ("checked_at");
--> statement-breakpoint
call sec.protect('number_checks', '(select sec.may(''branches:read''))', 'false');
--> statement-breakpoint
grant select on number_checks to app_rw, app_ro, app_backup;
--> statement-breakpoint
grant select, insert, delete on number_checks to app_worker;
--> statement-breakpoint

-- INV-06: what comes with a move comes with it, and nothing about an order moves quietly to another place.
create function sec.guard_quiet_change() returns trigger language plpgsql as $$
begin
  raise exception 'this changes only with its move' using errcode = '23001', constraint = 'comes_with_its_move';
end $$;
--> statement-breakpoint
create trigger ends_with_its_status before update of ended_at on approval_requests for each row
  when (new.ended_at is distinct from old.ended_at and new.status = old.status) execute function sec.guard_quiet_change();
--> statement-breakpoint
create trigger cancelled_with_its_status before update of cancelled_at on purchase_orders for each row
  when (new.cancelled_at is distinct from old.cancelled_at and (new.status <> 'cancelled' or old.status = 'cancelled'))
  execute function sec.guard_quiet_change();
--> statement-breakpoint
create trigger stays_in_its_department before update of department_id on purchase_orders for each row
  when (new.department_id is distinct from old.department_id) execute function sec.guard_quiet_change();
