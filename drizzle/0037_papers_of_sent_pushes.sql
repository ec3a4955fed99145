-- The inbox a push was put in reads its papers and writes under it once the push has its number; that is
-- what `asked` and `asked_to_add` say. `seen` and `added` had said it before, and without asking for the number.
alter policy seen on attachments using (branch_id = any ((select sec.all_my_branches())::uuid[]));
--> statement-breakpoint
alter policy seen on remarks using (branch_id = any ((select sec.all_my_branches())::uuid[]));
--> statement-breakpoint
alter policy added on remarks with check (branch_id = any ((select sec.all_my_branches())::uuid[]));
