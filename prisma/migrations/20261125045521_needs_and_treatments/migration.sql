-- CreateTable
CREATE TABLE "NeedProblem" (
    "needId" TEXT NOT NULL,
    "problemId" TEXT NOT NULL,
    "linkedAt" DATETIME NOT NULL,

    PRIMARY KEY ("needId", "problemId"),
    CONSTRAINT "NeedProblem_needId_fkey" FOREIGN KEY ("needId") REFERENCES "Need" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "NeedProblem_problemId_fkey" FOREIGN KEY ("problemId") REFERENCES "Problem" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "RectificationProblem" (
    "rectificationId" TEXT NOT NULL,
    "problemId" TEXT NOT NULL,
    "linkedById" TEXT,
    "linkedAt" DATETIME NOT NULL,
    "endedAt" DATETIME,

    PRIMARY KEY ("rectificationId", "problemId"),
    CONSTRAINT "RectificationProblem_rectificationId_fkey" FOREIGN KEY ("rectificationId") REFERENCES "Rectification" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "RectificationProblem_problemId_fkey" FOREIGN KEY ("problemId") REFERENCES "Problem" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Need" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "number" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "serviceItemName" TEXT NOT NULL,
    "walkthroughId" TEXT,
    "reportedById" TEXT,
    "reporterPost" TEXT NOT NULL,
    "unitId" TEXT,
    "createdAt" DATETIME NOT NULL,
    "closedAt" DATETIME,
    "withdrawnAt" DATETIME,
    "withdrawReason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1
);
INSERT INTO "new_Need" ("closedAt", "createdAt", "description", "id", "number", "reportedById", "reporterPost", "serviceItemName", "walkthroughId") SELECT "closedAt", "createdAt", "description", "id", "number", "reportedById", "reporterPost", "serviceItemName", "walkthroughId" FROM "Need";
DROP TABLE "Need";
ALTER TABLE "new_Need" RENAME TO "Need";
CREATE UNIQUE INDEX "Need_number_key" ON "Need"("number");
CREATE INDEX "Need_walkthroughId_idx" ON "Need"("walkthroughId");
CREATE INDEX "Need_unitId_idx" ON "Need"("unitId");
CREATE INDEX "Need_reportedById_idx" ON "Need"("reportedById");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "NeedProblem_problemId_idx" ON "NeedProblem"("problemId");

-- CreateIndex
CREATE INDEX "RectificationProblem_problemId_idx" ON "RectificationProblem"("problemId");

