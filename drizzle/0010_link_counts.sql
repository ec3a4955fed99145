CREATE TABLE "link_counts" (
	"key" "bytea" PRIMARY KEY NOT NULL,
	"count" integer DEFAULT 1 NOT NULL,
	"since" timestamp with time zone DEFAULT now() NOT NULL
);
