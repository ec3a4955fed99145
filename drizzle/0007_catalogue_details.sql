ALTER TABLE "supplier_prices" DROP CONSTRAINT "price_days_in_order";--> statement-breakpoint
ALTER TABLE "products" drop column "found";--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "found" text GENERATED ALWAYS AS (lower(replace(sku || '|' || name || '|' || spec || '|' || initials, ' ', ''))) STORED;--> statement-breakpoint
ALTER TABLE "suppliers" drop column "found";--> statement-breakpoint
ALTER TABLE "suppliers" ADD COLUMN "found" text GENERATED ALWAYS AS (lower(replace(code || '|' || name || '|' || initials, ' ', ''))) STORED;--> statement-breakpoint
ALTER TABLE "supplier_contacts" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "supplier_prices" ADD CONSTRAINT "price_days_in_order" CHECK ("supplier_prices"."valid_to" is null or "supplier_prices"."valid_to" >= "supplier_prices"."valid_from" - 1);--> statement-breakpoint
-- One price at a time for each tier. From the first day to the day after the last: what ended before it began is empty.
alter table supplier_prices add constraint one_price_at_a_time
  exclude using gist (item_id with =, min_quantity with =, daterange(valid_from, valid_to + 1) with &&);
