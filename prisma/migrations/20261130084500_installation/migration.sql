-- CreateTable
CREATE TABLE "Installation" (
    "id" TEXT NOT NULL PRIMARY KEY
);

-- The one row: drawn when the database is made, or when it first gets this table.
INSERT INTO "Installation" ("id") VALUES (lower(hex(randomblob(16))));
