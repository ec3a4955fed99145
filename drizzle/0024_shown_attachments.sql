ALTER TABLE "attachments" ADD COLUMN "for_supplier" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "attachments" ADD CONSTRAINT "supplier_files_are_of_a_push" CHECK (not "attachments"."for_supplier" or "attachments"."document" = 'push');
--> statement-breakpoint
grant update (for_supplier) on attachments to app_rw;
--> statement-breakpoint

-- Whoever a push was put before reads its files and remarks and may write one, in whatever branch he works.
create function sec.is_asked(kind text, about uuid) returns boolean
  language sql stable security invoker set search_path = ''
begin atomic
  select kind = 'push' and exists (
    select from public.push_targets t join public.pushes p on p.id = t.push_id
    where t.push_id = about and p.number is not null and t.place_id = any ((select sec.my_places())::uuid[]));
end;
--> statement-breakpoint
revoke execute on function sec.is_asked(text, uuid) from public;
--> statement-breakpoint
grant execute on function sec.is_asked(text, uuid) to app_rw, app_ro;
--> statement-breakpoint
create policy asked on attachments for select to app_rw, app_ro using (sec.is_asked(document, document_id));
--> statement-breakpoint
create policy asked on remarks for select to app_rw, app_ro using (sec.is_asked(document, document_id));
--> statement-breakpoint
create policy asked_to_add on remarks for insert to app_rw
  with check (author_id = (select sec.me()) and sec.is_asked(document, document_id)
    and branch_id = (select p.branch_id from pushes p where p.id = document_id));
--> statement-breakpoint

-- The page's role opens a file that the shown version names, until it is taken off the push (L-12).
create policy linked on attachments for select to app_link
  using (for_supplier and removed_at is null and document = 'push' and exists (
    select from push_revisions r
    join push_targets t on t.id = r.target_id join pushes p on p.id = t.push_id
    where t.id = (select sec.shown_target()) and p.id = attachments.document_id
      and p.status not in ('cancelled', 'superseded')
      and r.revision = (select max(v.revision) from push_revisions v where v.target_id = t.id)
      and r.content -> 'files' @> jsonb_build_array(jsonb_build_object('id', attachments.id))));
--> statement-breakpoint
grant select (id, name, media_type, size, key_sealed, document, document_id, for_supplier, removed_at) on attachments to app_link;
