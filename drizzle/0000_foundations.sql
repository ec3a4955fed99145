-- The roles themselves are made before the first migration (lib/commands/roles.ts): they belong to
-- the cluster, these statements to the database.
create extension if not exists btree_gist;
--> statement-breakpoint
create extension if not exists pg_trgm;
--> statement-breakpoint
create schema sec;
--> statement-breakpoint
create schema boss;
--> statement-breakpoint
revoke all on schema public from public;
--> statement-breakpoint
grant usage on schema public, sec to app_rw, app_ro, app_link, app_worker, app_backup;
--> statement-breakpoint
grant usage on schema boss to app_rw, app_worker, app_backup;
--> statement-breakpoint
-- Lower case, Han characters apart: "8寸绒面册" becomes " 8 寸 绒 面 册 ". With one letter as a word,
-- the trigram index finds one and two Chinese characters as fast as ten.
create function sec.spaced(words text) returns text
  language sql immutable strict parallel safe set search_path = ''
return regexp_replace(
  ' ' || regexp_replace(lower(words), '([⺀-鿿豈-﫿𠀀-𲎯])', ' \1 ', 'g') || ' ', '\s+', ' ', 'g');
