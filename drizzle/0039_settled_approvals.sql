CREATE INDEX "inbox_items_asking" ON "inbox_items" USING btree ("document_id") WHERE "inbox_items"."document" = 'approval' and "inbox_items"."read_at" is null;--> statement-breakpoint
-- What nobody waits for any more is read, also in the inboxes of those who were asked and did not decide:
-- whoever decides may not reach into theirs. Their open pages hear of it, as lib/core/live.ts tells them.
create function sec.settle_asked(wanted uuid, only_of uuid) returns void
  language plpgsql security definer set search_path = '' as $$
declare
  settled uuid[];
begin
  with done as (
    update public.inbox_items i set read_at = now()
    from public.approval_requests r
    where r.id = wanted and i.document = 'approval' and i.document_id = r.document_id and i.read_at is null
      and i.person_id = coalesce(only_of, i.person_id)
    returning i.person_id)
  select array_agg(distinct d.person_id) into settled from done d;
  if settled is not null then
    perform pg_notify('aperture_news', json_build_object('topic', 'inbox', 'people', settled)::text);
  end if;
end $$;
--> statement-breakpoint
create function sec.settle_step() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  perform sec.settle_asked(new.request_id, null);
  return null;
end $$;
--> statement-breakpoint
-- The step is over, agreed to, rejected or void with its request; who has the next one is told after that.
create trigger settled after update of status on approval_steps for each row
  when (old.status = 'current' and new.status <> 'current') execute function sec.settle_step();
--> statement-breakpoint
create function sec.settle_decider() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  perform sec.settle_asked(new.request_id, new.approver_id);
  return null;
end $$;
--> statement-breakpoint
-- A step that needs several goes on without who has decided.
create trigger settled after insert on approval_decisions for each row execute function sec.settle_decider();
--> statement-breakpoint
update inbox_items i set read_at = now() where i.document = 'approval' and i.read_at is null
  and not exists (select from approval_requests r where r.document_id = i.document_id and r.status = 'open');
