-- Signing in, the first run and a new password happen before there is a session, so they have a login of
-- their own. The role that serves pages can neither begin a session nor read a hash (contract.md 6.3).
grant usage on schema public, sec to app_door;
--> statement-breakpoint
grant insert on audit_log to app_door;
--> statement-breakpoint
create policy traced on audit_log for insert to app_door with check (true);
--> statement-breakpoint
grant select, insert, update (answer) on idempotency_keys to app_door;
--> statement-breakpoint
create policy nobodys on idempotency_keys to app_door
  using (actor_id = '00000000-0000-0000-0000-000000000000') with check (actor_id = '00000000-0000-0000-0000-000000000000');
--> statement-breakpoint

-- A new function is nobody's until it is given to somebody.
alter default privileges revoke execute on functions from public;
--> statement-breakpoint
revoke execute on all functions in schema sec from public, app_rw, app_ro, app_link, app_worker, app_backup;
--> statement-breakpoint
grant execute on function sec.credential_of(text), sec.begin_session(uuid, bytea, uuid, text, text, interval), sec.open_session(bytea),
  sec.claim_sign_in(bytea[], integer[]), sec.sign_in_succeeded(bytea[]), sec.password_link(bytea), sec.use_password_link(bytea, text),
  sec.set_up(bytea, text, uuid, text, text, uuid, text, text, text, text, text, uuid[], jsonb), sec.me(),
  sec.remember(uuid, text, uuid, text, text, text, text) to app_door;
--> statement-breakpoint
-- What policies and triggers ask in the name of whoever writes.
grant execute on function sec.me(), sec.may(text), sec.in_group(text), sec.my_branches(text), sec.all_my_branches(), sec.my_places(),
  sec.spaced(text) to app_rw, app_ro, app_worker;
--> statement-breakpoint
grant execute on function sec.open_session(bytea), sec.end_session(bytea), sec.demo_accounts(), sec.catalogue_changes(uuid, integer),
  sec.live_links(uuid), sec.audit_titles(uuid[]), sec.remember(uuid, text, uuid, text, text, text, text),
  sec.find(text[], text, timestamptz, uuid, integer) to app_rw;
--> statement-breakpoint
grant execute on function sec.remember(uuid, text, uuid, text, text, text, text), sec.seal_audit(integer),
  sec.audit_trouble(integer, integer), sec.audit_unsealed(interval) to app_worker;
--> statement-breakpoint
grant execute on function sec.linked_target(), sec.shown_target(), sec.supplier_page(), sec.count_link(text, bytea) to app_link;
--> statement-breakpoint

-- Whoever manages people ends sessions and makes links; he sets nobody's password and sees nobody's hash.
revoke insert on credentials from app_rw;
--> statement-breakpoint
drop policy changed on credentials;
--> statement-breakpoint
create policy changed on credentials for update to app_rw
  using (person_id = (select sec.me())) with check (person_id = (select sec.me()));
--> statement-breakpoint
revoke all on credentials, setup_codes, sign_in_failures, sessions, password_links from app_worker;
--> statement-breakpoint
grant select, delete on sign_in_failures to app_worker;
--> statement-breakpoint
grant select (id, used_at), delete on setup_codes to app_worker;
--> statement-breakpoint
grant select (id, expires_at), delete on password_links to app_worker;
--> statement-breakpoint
grant select (id, revoked_at, expires_at), delete on sessions to app_worker;
--> statement-breakpoint
-- What has ended stays ended.
create function sec.guard_ended() returns trigger language plpgsql as $$
declare
  before jsonb := to_jsonb(old) -> tg_argv[0];
begin
  if before <> 'null' and before <> to_jsonb(new) -> tg_argv[0] then
    raise exception 'what has ended in % stays ended', tg_table_name using errcode = '23001';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger stays_ended before update of revoked_at on sessions for each row execute function sec.guard_ended('revoked_at');
--> statement-breakpoint
create trigger stays_ended before update of used_at on password_links for each row execute function sec.guard_ended('used_at');
