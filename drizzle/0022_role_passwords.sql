CREATE TABLE "role_passwords" (
	"role" text PRIMARY KEY NOT NULL,
	"sealed" "bytea" NOT NULL
);

--> statement-breakpoint
-- No role that serves reads or writes it; a backup needs no passwords either, a restore makes new ones.
alter table role_passwords enable row level security;
--> statement-breakpoint
alter table role_passwords force row level security;
--> statement-breakpoint
create policy everything on role_passwords to app_owner using (true) with check (true);
