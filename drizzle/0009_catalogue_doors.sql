-- The audit log is closed to buyers; what happened to a supplier or product they may see is not. Sealed
-- values stand in it only as their length.
create function sec.catalogue_changes(wanted uuid, most integer)
  returns table (id uuid, at timestamptz, actor text, act text, before jsonb, after jsonb, reason text)
  language sql stable security definer set search_path = ''
begin atomic
  select l.id, l.at, l.actor_name, l.act, l.before, l.after, l.reason from public.audit_log l
  where l.document_id = wanted and l.document in ('supplier', 'product') and sec.in_group('purchasing')
  order by l.at desc, l.id desc limit most;
end;
--> statement-breakpoint
-- Over all branches: who suspends a supplier must be told how many pages that ends (L-15). The newest
-- thousand targets are enough: links live two weeks past their due date.
create function sec.live_links(of_supplier uuid) returns integer
  language sql stable security definer set search_path = ''
begin atomic
  select count(*)::integer from
    (select n.id from public.push_targets n where n.supplier_id = of_supplier order by n.push_id desc limit 1000) t
    join public.push_links l on l.target_id = t.id
  where l.revoked_at is null and l.expires_at > now() and sec.in_group('purchasing');
end;
--> statement-breakpoint
revoke execute on function sec.catalogue_changes(uuid, integer), sec.live_links(uuid) from public;
--> statement-breakpoint
grant execute on function sec.catalogue_changes(uuid, integer), sec.live_links(uuid) to app_rw, app_ro, app_worker;
