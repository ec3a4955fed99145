-- The second line (contract.md 6.3). Every table: row security on and forced. app_owner (the owner of
-- the sec functions) and app_worker (the jobs) see all rows; app_rw what its session may; nobody else.
create procedure sec.protect(tbl regclass, readable text, writable text default null) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', tbl);
  execute format('alter table %s force row level security', tbl);
  execute format('create policy everything on %s to app_owner, app_worker using (true) with check (true)', tbl);
  execute format('create policy seen on %s for select to app_rw, app_ro using (%s)', tbl, readable);
  if writable is null then writable := readable; end if;
  execute format('create policy added on %s for insert to app_rw with check (%s)', tbl, writable);
  execute format('create policy changed on %s for update to app_rw using (%s) with check (%s)', tbl, writable, writable);
  execute format('create policy removed on %s for delete to app_rw using (%s)', tbl, writable);
end $$;
--> statement-breakpoint
create procedure sec.protect_branch(tbl regclass, grp text) language plpgsql as $$
begin
  -- (select …): evaluated once a statement, not once a row.
  call sec.protect(tbl, format('branch_id = any ((select sec.my_branches(%L))::uuid[])', grp));
end $$;
--> statement-breakpoint

-- Branch tables.
call sec.protect_branch('purchase_orders', 'purchasing');
--> statement-breakpoint
call sec.protect_branch('purchase_order_lines', 'purchasing');
--> statement-breakpoint
call sec.protect_branch('purchase_order_revisions', 'purchasing');
--> statement-breakpoint
call sec.protect_branch('purchase_order_moves', 'purchasing');
--> statement-breakpoint
call sec.protect_branch('spending_windows', 'purchasing');
--> statement-breakpoint
call sec.protect_branch('approval_requests', 'purchasing');
--> statement-breakpoint
call sec.protect_branch('approval_steps', 'purchasing');
--> statement-breakpoint
call sec.protect_branch('approval_decisions', 'purchasing');
--> statement-breakpoint

-- Between tables: read by the sender's branch and by the inbox that answers, written by the sender.
-- The inbox sees its own child and what that child was shown, not the lines of the others.
call sec.protect('pushes',
  'branch_id = any ((select sec.my_branches(''purchasing''))::uuid[]) or exists (select from push_targets t where t.push_id = pushes.id and t.place_id = any ((select sec.my_places())::uuid[]))',
  'branch_id = any ((select sec.my_branches(''purchasing''))::uuid[])');
--> statement-breakpoint
call sec.protect('push_targets',
  'branch_id = any ((select sec.my_branches(''purchasing''))::uuid[]) or place_id = any ((select sec.my_places())::uuid[])',
  'branch_id = any ((select sec.my_branches(''purchasing''))::uuid[])');
--> statement-breakpoint
create policy answered on push_targets for update to app_rw
  using (place_id = any ((select sec.my_places())::uuid[])) with check (place_id = any ((select sec.my_places())::uuid[]));
--> statement-breakpoint
call sec.protect('push_revisions',
  'branch_id = any ((select sec.my_branches(''purchasing''))::uuid[]) or exists (select from push_targets t where t.id = push_revisions.target_id and t.place_id = any ((select sec.my_places())::uuid[]))',
  'branch_id = any ((select sec.my_branches(''purchasing''))::uuid[])');
--> statement-breakpoint
call sec.protect_branch('push_lines', 'purchasing');
--> statement-breakpoint
call sec.protect_branch('push_quantities', 'purchasing');
--> statement-breakpoint
call sec.protect_branch('push_deliveries', 'purchasing');
--> statement-breakpoint
call sec.protect_branch('push_attempts', 'purchasing');
--> statement-breakpoint
call sec.protect_branch('push_links', 'purchasing');
--> statement-breakpoint
call sec.protect_branch('push_views', 'purchasing');
--> statement-breakpoint

-- Chain tables: shared by all branches, written by those who hold the permission.
call sec.protect('suppliers', '(select sec.in_group(''purchasing'') or sec.may(''suppliers:read''))',
  '(select sec.may(''suppliers:write'')) or (select sec.may(''suppliers:hold'')) or (select sec.may(''suppliers:bank''))');
--> statement-breakpoint
call sec.protect('supplier_contacts', '(select sec.in_group(''purchasing'') or sec.may(''suppliers:read''))', '(select sec.may(''suppliers:write''))');
--> statement-breakpoint
call sec.protect('supplier_channels', '(select sec.in_group(''purchasing'') or sec.may(''suppliers:read''))', '(select sec.may(''suppliers:write''))');
--> statement-breakpoint
call sec.protect('supplier_items', '(select sec.in_group(''purchasing'') or sec.may(''suppliers:read''))', '(select sec.may(''suppliers:write''))');
--> statement-breakpoint
call sec.protect('supplier_prices', '(select sec.in_group(''purchasing'') or sec.may(''suppliers:read''))', '(select sec.may(''suppliers:write''))');
--> statement-breakpoint
call sec.protect('products', '(select sec.me()) is not null', '(select sec.may(''products:write''))');
--> statement-breakpoint
call sec.protect('approval_rules', '(select sec.me()) is not null', '(select sec.may(''approval-rules:write''))');
--> statement-breakpoint
call sec.protect('delegations', '(select sec.me()) is not null', 'from_id = (select sec.me()) or (select sec.may(''approval-rules:write''))');
--> statement-breakpoint
call sec.protect('company', 'true', '(select sec.may(''branches:write''))');
--> statement-breakpoint
call sec.protect('branches', '(select sec.me()) is not null', '(select sec.may(''branches:write''))');
--> statement-breakpoint
call sec.protect('departments', '(select sec.me()) is not null', '(select sec.may(''branches:write''))');
--> statement-breakpoint
call sec.protect('inbox_members', '(select sec.me()) is not null', '(select sec.may(''branches:write''))');
--> statement-breakpoint
call sec.protect('people', '(select sec.me()) is not null', '(select sec.may(''people:write'')) or id = (select sec.me())');
--> statement-breakpoint
call sec.protect('assignments', '(select sec.me()) is not null', '(select sec.may(''people:grant''))');
--> statement-breakpoint
call sec.protect('role_grants', '(select sec.me()) is not null', '(select sec.may(''roles:write''))');
--> statement-breakpoint
call sec.protect('credentials', 'person_id = (select sec.me()) or (select sec.may(''people:write''))');
--> statement-breakpoint
call sec.protect('sessions', 'person_id = (select sec.me()) or (select sec.may(''people:write''))');
--> statement-breakpoint
call sec.protect('password_links', '(select sec.may(''people:write''))');
--> statement-breakpoint

-- Personal tables and the machinery.
call sec.protect('inbox_items', 'person_id = (select sec.me())', '(select sec.me()) is not null');
--> statement-breakpoint
call sec.protect('saved_views', 'owner_id = (select sec.me()) or (shared and (select sec.me()) is not null)', 'owner_id = (select sec.me())');
--> statement-breakpoint
create function sec.all_my_branches() returns uuid[]
  language sql stable security definer set search_path = ''
begin atomic
  select coalesce(array_agg(distinct b.id), '{}')
  from public.assignments a
  join public.role_grants g on g.role = a.role and g.scope <> 'none'
  join public.branches b on a.branch_id is null or b.id = a.branch_id or g.scope = 'chain'
  where a.person_id = sec.me();
end;
--> statement-breakpoint
call sec.protect('attachments', 'branch_id = any ((select sec.all_my_branches())::uuid[])');
--> statement-breakpoint
call sec.protect('remarks', 'branch_id = any ((select sec.all_my_branches())::uuid[])');
--> statement-breakpoint
call sec.protect('audit_log', '(select sec.may(''audit:read''))', 'true');
--> statement-breakpoint
call sec.protect('audit_seals', '(select sec.may(''audit:read''))', 'false');
--> statement-breakpoint
call sec.protect('idempotency_keys', 'actor_id = coalesce((select sec.me()), ''00000000-0000-0000-0000-000000000000'')');
--> statement-breakpoint
call sec.protect('number_series', 'true', '(select sec.may(''branches:write''))');
--> statement-breakpoint
call sec.protect('number_counters', '(select sec.me()) is not null');
--> statement-breakpoint
call sec.protect('keyring', 'true', 'false');
--> statement-breakpoint
call sec.protect('setup_codes', 'false', 'false');
--> statement-breakpoint
call sec.protect('sign_in_failures', 'false', 'false');
--> statement-breakpoint
call sec.protect('search_entries', 'false', 'false');
--> statement-breakpoint

-- The supplier's page: one push and what it shows (L-12).
create policy linked on push_links for select to app_link using (target_id = (select sec.linked_target()));
--> statement-breakpoint
create policy linked on push_targets for select to app_link using (id = (select sec.linked_target()));
--> statement-breakpoint
create policy linked on push_revisions for select to app_link using (target_id = (select sec.linked_target()));
--> statement-breakpoint
create policy linked on pushes for select to app_link
  using (id = (select t.push_id from push_targets t where t.id = (select sec.linked_target())));
--> statement-breakpoint
create policy linked on push_views for insert to app_link
  with check (link_id in (select l.id from push_links l where l.target_id = (select sec.linked_target())));
--> statement-breakpoint
create policy linked on company for select to app_link using (true);
--> statement-breakpoint
create policy linked on keyring for select to app_link using (true);
--> statement-breakpoint

-- Grants: who may use which verb at all. No TRUNCATE, no DDL for anyone who serves requests.
grant select on all tables in schema public to app_ro, app_backup;
--> statement-breakpoint
grant select, insert, update, delete on all tables in schema public to app_worker;
--> statement-breakpoint
grant select, insert on all tables in schema public to app_rw;
--> statement-breakpoint
revoke all on setup_codes, sign_in_failures, search_entries from app_rw, app_ro;
--> statement-breakpoint
revoke select on credentials, sessions, password_links from app_rw, app_ro;
--> statement-breakpoint
grant select (person_id, changed_at) on credentials to app_rw;
--> statement-breakpoint
grant select (id, person_id, network, browser, created_at, seen_at, expires_at, revoked_at) on sessions to app_rw;
--> statement-breakpoint
grant select (id, person_id, made_by, expires_at, used_at, created_at) on password_links to app_rw;
--> statement-breakpoint
revoke insert on keyring, audit_seals, push_attempts, push_views, sessions from app_rw;
--> statement-breakpoint
revoke update, delete on audit_log, audit_seals, approval_decisions, purchase_order_revisions,
  purchase_order_moves, push_revisions, push_attempts, push_views, remarks from app_worker;
--> statement-breakpoint
grant update (supplier_id, number, status, revision, expected_on, freight, discount, total, summary, notes,
  content_hash, submitted_at, first_approved_at, approved_at, cancelled_at, changed_at, version) on purchase_orders to app_rw;
--> statement-breakpoint
grant delete on purchase_order_lines, push_lines, push_quantities, push_targets, inbox_members, saved_views,
  assignments, supplier_channels to app_rw;
--> statement-breakpoint
grant update (touched_at) on spending_windows to app_rw;
--> statement-breakpoint
grant update (status, ended_at) on approval_requests to app_rw;
--> statement-breakpoint
grant update (status, started_at, due_at) on approval_steps to app_rw;
--> statement-breakpoint
grant update, delete on approval_rules to app_rw;
--> statement-breakpoint
grant update (ended_at) on delegations to app_rw;
--> statement-breakpoint
grant update (status, revision, order_hash, number, due_on, ship_to, notes, summary, confirmed_by, confirmed_at, confirmed_hash,
  submitted_at, ended_at, end_reason, changed_at, version) on pushes to app_rw;
--> statement-breakpoint
grant update (status, next_attempt_at, note, sent_at, failure, failure_detail) on push_deliveries to app_rw;
--> statement-breakpoint
grant update (revoked_at, revoked_by, revoke_reason, token_sealed, expires_at) on push_links to app_rw;
--> statement-breakpoint
grant update on branches, departments to app_rw;
--> statement-breakpoint
grant update (code, name, initials, kind, status, status_reason, settlement, payment_terms, address, lead_days, auto_push,
  shows_prices, bank_account_sealed, bank_account_last4, notes, version) on suppliers to app_rw;
--> statement-breakpoint
grant update (name, email, mobile_sealed, mobile_last4, receives_push, active) on supplier_contacts to app_rw;
--> statement-breakpoint
grant update (label, address_sealed, secret_sealed, active, tested_at, test_failure, version) on supplier_channels to app_rw;
--> statement-breakpoint
grant update (supplier_sku, lead_days, active, version) on supplier_items to app_rw;
--> statement-breakpoint
grant update (sku, name, initials, kind, unit, spec, sale_price, cost, production_days, active, version) on products to app_rw;
--> statement-breakpoint
grant update (valid_to) on supplier_prices to app_rw;
--> statement-breakpoint
grant update (name, fiscal_year_start, direct_push_limit, revision_tolerance, version) on company to app_rw;
--> statement-breakpoint
grant update (name, initials, branch_id, department_id, work_phone, email, phone_sealed, phone_last4, active, left_on, locale, version) on people to app_rw;
--> statement-breakpoint
grant update (scope) on role_grants to app_rw;
--> statement-breakpoint
grant update (password_hash, changed_at) on credentials to app_rw;
--> statement-breakpoint
grant update (revoked_at) on sessions to app_rw;
--> statement-breakpoint
grant update (used_at) on password_links to app_rw;
--> statement-breakpoint
grant update (read_at) on inbox_items to app_rw;
--> statement-breakpoint
grant update (name, query, shared) on saved_views to app_rw;
--> statement-breakpoint
grant update (removed_at) on attachments to app_rw;
--> statement-breakpoint
grant update (answer) on idempotency_keys to app_rw;
--> statement-breakpoint
grant update (prefix, pad) on number_series to app_rw;
--> statement-breakpoint
grant update (last) on number_counters to app_rw;
--> statement-breakpoint
grant select on push_links, push_targets, push_revisions, pushes, company, keyring to app_link;
--> statement-breakpoint
grant insert on push_views to app_link;
--> statement-breakpoint
revoke execute on all functions in schema sec from public;
--> statement-breakpoint
grant execute on all functions in schema sec to app_rw, app_ro, app_worker, app_backup;
--> statement-breakpoint
grant execute on function sec.linked_target(), sec.spaced(text), sec.note_first_view(), sec.sync_push_progress(), sec.sync_push(uuid),
  sec.push_progress(uuid) to app_link;
--> statement-breakpoint
insert into number_series (kind, prefix) values ('purchase-order', 'PO'), ('push', 'TD');
