-- CreateTable
CREATE TABLE "WalkthroughCheck" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "recordId" TEXT NOT NULL,
    "walkthroughId" TEXT NOT NULL,
    "checkpointId" TEXT NOT NULL,
    "dimension" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "result" TEXT NOT NULL,
    "basis" TEXT NOT NULL,
    "problemId" TEXT,
    "recordedAt" DATETIME NOT NULL,
    CONSTRAINT "WalkthroughCheck_recordId_fkey" FOREIGN KEY ("recordId") REFERENCES "WalkthroughRecord" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "WalkthroughCheck_recordId_idx" ON "WalkthroughCheck"("recordId");

-- CreateIndex
CREATE UNIQUE INDEX "WalkthroughCheck_walkthroughId_checkpointId_key" ON "WalkthroughCheck"("walkthroughId", "checkpointId");

