-- AlterTable
ALTER TABLE "StreamPosition" ADD COLUMN "recordedAt" DATETIME;

-- CreateTable
CREATE TABLE "LetGoCommand" (
    "outboxId" TEXT NOT NULL PRIMARY KEY,
    "letGoAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "OpenJob" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "type" TEXT NOT NULL,
    "retries" INTEGER NOT NULL,
    "processInstanceKey" TEXT NOT NULL,
    "definitionKey" TEXT NOT NULL,
    "processId" TEXT NOT NULL,
    "elementId" TEXT NOT NULL,
    "elementInstanceKey" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "failedAt" DATETIME,
    "errorMessage" TEXT
);

-- CreateTable
CREATE TABLE "StepFollowUp" (
    "targetKey" TEXT NOT NULL PRIMARY KEY,
    "userId" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "assignedAt" DATETIME NOT NULL
);

-- CreateIndex
CREATE INDEX "LetGoCommand_letGoAt_idx" ON "LetGoCommand"("letGoAt");

-- CreateIndex
CREATE INDEX "OpenJob_createdAt_idx" ON "OpenJob"("createdAt");

-- CreateIndex
CREATE INDEX "StepFollowUp_userId_idx" ON "StepFollowUp"("userId");


-- What was let go before this table was there.
INSERT INTO "LetGoCommand" ("outboxId", "letGoAt")
SELECT "id", "doneAt" FROM "OutboxCommand"
WHERE "doneAt" IS NOT NULL AND "outcome" NOT IN ('DELIVERED', 'ALREADY_EXISTS');
